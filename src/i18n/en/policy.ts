import type { Translation } from '../types.ts';
import type * as zh from '../zh/policy.ts';

const problems = {
  syntax: 'no valid YAML',
  unknown_key: 'there is no such key',
  unknown_file: 'there is no such policy file',
  missing: 'missing',
  wrong_value: 'not a possible value',
};

const periodProblems = {
  overlap: (p: { first: string; second: string }) =>
    `the periods from ${p.first} and from ${p.second} overlap`,
  reversed: (p: { first: string }) => `the period from ${p.first} ends before it starts`,
  same_id: (p: { first: string; second: string }) =>
    `the periods from ${p.first} and from ${p.second} have the same id`,
};

const at = (file: string, path: string) => (path === '' ? file : `${file}: ${path}`);

export const policyErrors = {
  E_POLICY_FILE: {
    message: (p) => `Error in a policy file: ${at(p.file, p.path)}: ${problems[p.problem]}.`,
    hint: 'Correct it and run again; docs/policy.md tells how to write it, data/policy holds the defaults.',
  },
  E_POLICY_BASIS: {
    message: (p) => `A basis is missing in a policy file: ${at(p.file, p.path)}.`,
    hint: 'Every period of a rule states its basis, in both languages (zh and en).',
  },
  E_POLICY_PERIOD: {
    message: (p) =>
      `Error in the periods of a policy file: ${at(p.file, p.rule)}: ${periodProblems[p.problem](p)}.`,
    hint: 'On any day one period of a rule is in force: change effective_from, effective_to or id.',
  },
  E_POLICY_NONE: {
    message: (p) => `No rule is in force on ${p.day}: ${at(p.file, p.rule)}.`,
    hint: 'Add a period with its basis for that day in the policy folder of the workspace (docs/policy.md).',
  },
} satisfies Translation<typeof zh.policyErrors>;

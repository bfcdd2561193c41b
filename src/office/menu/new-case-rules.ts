import { type Channel, channels } from '../../case/case.ts';
import type { CaseInput } from '../../case/prepare-case.ts';
import type { ApplicantType } from '../../identity/check-identity-number.ts';
import {
  maskAddress,
  maskIdNumberOf,
  maskName,
  maskNameOf,
  maskPhone,
  maskText,
} from '../../identity/mask.ts';
import type { CommandWord } from './command-words.ts';

/** The answers of a new case, as text: what was chosen by its code, nothing where a question was left empty. */
export type Answers = { readonly [K in AnswerKey]?: string };

/** What decides which questions are asked. */
export interface CaseFacts {
  /** Null until an item in force is chosen. */
  readonly item: {
    readonly mode: string;
    readonly deferrable: readonly string[];
  } | null;
  /** The number fits several documents: the person says which it is. */
  readonly idTypeOpen: boolean;
}

interface CaseStep {
  readonly key: string;
  readonly applies: (answers: Readonly<Record<string, string | undefined>>, facts: CaseFacts) => boolean;
  /** Answers that hold no longer once this one has changed. */
  readonly frees?: readonly string[];
}

const always = (): boolean => true;
const hasAgent = (answers: Readonly<Record<string, string | undefined>>): boolean =>
  answers['agent'] === 'yes';

/** The questions of a new case in their order. What the gate must know comes before the choice. */
export const caseSteps = [
  { key: 'item', applies: always, frees: ['choice', 'deferred', 'facts'] },
  {
    key: 'type',
    applies: always,
    frees: ['id_number', 'id_type', 'legal_representative', 'representative_id_number', 'choice'],
  },
  { key: 'name', applies: always },
  { key: 'id_number', applies: always, frees: ['id_type', 'choice'] },
  { key: 'id_type', applies: (_answers, facts) => facts.idTypeOpen },
  { key: 'legal_representative', applies: ({ type }) => type === 'organization' },
  { key: 'representative_id_number', applies: ({ type }) => type === 'organization', frees: ['choice'] },
  { key: 'channel', applies: always },
  { key: 'agent', applies: always, frees: ['agent_name', 'agent_id_number', 'choice'] },
  { key: 'agent_name', applies: hasAgent },
  { key: 'agent_id_number', applies: hasAgent, frees: ['choice'] },
  { key: 'choice', applies: (_answers, { item }) => item?.mode === 'commitment', frees: ['facts'] },
  { key: 'deferred', applies: (_answers, { item }) => (item?.deferrable.length ?? 0) > 0 },
  { key: 'facts', applies: ({ choice }) => choice === 'commitment' },
  { key: 'phone', applies: always },
  { key: 'address', applies: always },
] as const satisfies readonly CaseStep[];

export type AnswerKey = (typeof caseSteps)[number]['key'];

/** The same table without the narrowness of its literals. */
const steps: readonly (CaseStep & { readonly key: AnswerKey })[] = caseSteps;

/** The first question that is still open; null when everything is answered. */
export const nextQuestion = (answers: Answers, facts: CaseFacts): AnswerKey | null =>
  questionsOf(answers, facts).find((key) => answers[key] === undefined) ?? null;

/** The question before one (null: before the summary), or null where there is none. */
export function questionBefore(key: AnswerKey | null, answers: Answers, facts: CaseFacts): AnswerKey | null {
  const asked = questionsOf(answers, facts);
  const at = key === null ? asked.length : steps.findIndex((step) => step.key === key);
  const earlier = key === null ? asked : asked.filter((one) => steps.findIndex((s) => s.key === one) < at);
  return earlier.at(-1) ?? null;
}

/** The questions that are asked, given the answers so far. */
export const questionsOf = (answers: Answers, facts: CaseFacts): AnswerKey[] =>
  steps.filter((step) => step.applies(answers, facts)).map(({ key }) => key);

/** The answers with one more; those that depended on what it was before are open again. */
export function give(answers: Answers, key: AnswerKey, value: string): Answers {
  if (answers[key] === value) return answers;
  const freed: readonly string[] = steps.find((step) => step.key === key)?.frees ?? [];
  const kept = Object.fromEntries(Object.entries(answers).filter(([one]) => !freed.includes(one)));
  return { ...kept, [key]: value };
}

const typeOf = (answers: Answers): ApplicantType =>
  answers.type === 'organization' || answers.type === 'self_employed' ? answers.type : 'person';

const channelOf = (answers: Answers): Channel =>
  channels.find((channel) => channel === answers.channel) ?? 'window';

const filled = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** The case as `case record` takes it. Before the choice it asks for the item's own mode. */
export function caseInput(answers: Answers): CaseInput {
  return {
    itemCode: answers.item ?? '',
    applicant: {
      type: typeOf(answers),
      name: answers.name ?? '',
      idNumber: answers.id_number ?? '',
      idType: filled(answers.id_type),
      legalRepresentative: filled(answers.legal_representative),
      phone: filled(answers.phone),
      address: filled(answers.address),
    },
    agent:
      answers.agent === 'yes'
        ? { name: answers.agent_name ?? '', idNumber: answers.agent_id_number ?? '' }
        : null,
    representativeIdNumber: filled(answers.representative_id_number),
    channel: channelOf(answers),
    ordinary: answers.choice === 'ordinary',
    facts: filled(answers.facts),
    deferred: deferredOf(answers),
  };
}

export const deferredOf = (answers: Answers): string[] =>
  (filled(answers.deferred) ?? '').split('；').filter(Boolean);

/** An answer as the screen may keep it: personal data masked. */
export function maskedAnswer(answers: Answers, key: AnswerKey): string {
  const value = answers[key] ?? '';
  if (value === '') return '';
  switch (key) {
    case 'name':
      return maskNameOf(typeOf(answers), value);
    case 'id_number':
      return maskIdNumberOf(typeOf(answers), value);
    case 'agent_name':
    case 'legal_representative':
      return maskName(value);
    case 'agent_id_number':
    case 'representative_id_number':
      return maskIdNumberOf('person', value);
    case 'phone':
      return maskPhone(value);
    case 'address':
      return maskAddress(value);
    case 'facts':
      return maskText(value, [answers.name ?? null, answers.agent_name ?? null]);
    default:
      return value;
  }
}

/** The command line that records the same case. */
export function recordWords(answers: Answers): CommandWord[] {
  const flags: readonly (readonly [flag: string, key: AnswerKey, secret?: 'personal'])[] = [
    ['--item', 'item'],
    ['--type', 'type'],
    ['--name', 'name', 'personal'],
    ['--id-type', 'id_type'],
    ['--id-number', 'id_number', 'personal'],
    ['--legal-representative', 'legal_representative', 'personal'],
    ['--legal-representative-id-number', 'representative_id_number', 'personal'],
    ['--channel', 'channel'],
    ['--agent-name', 'agent_name', 'personal'],
    ['--agent-id-number', 'agent_id_number', 'personal'],
    ['--deferred', 'deferred'],
    ['--facts', 'facts', 'personal'],
    ['--phone', 'phone', 'personal'],
    ['--address', 'address', 'personal'],
  ];
  const given = flags.flatMap(([flag, key, secret]): CommandWord[] => {
    const value = filled(answers[key]);
    return value === null ? [] : [flag, secret === undefined ? value : { personal: value }];
  });
  return ['case', 'record', ...given, ...(answers.choice === 'ordinary' ? ['--ordinary'] : [])];
}

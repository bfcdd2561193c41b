import type { Translation } from '../types.ts';
import type * as zh from '../zh/workspace.ts';
import type { ConfigFault } from '../zh/workspace.ts';

function configFault(fault: ConfigFault): string {
  switch (fault.kind) {
    case 'unknown':
      return `there is no setting "${fault.key}"`;
    case 'missing':
      return `"${fault.key}" is missing`;
    case 'value':
      return fault.key === ''
        ? 'it does not consist of "key: value"'
        : `the value of "${fault.key}" cannot be used`;
    case 'syntax':
      return `line ${fault.line} is no YAML`;
    case 'repeated':
      return `line ${fault.line} repeats a key`;
    case 'empty':
      return 'the file is empty';
    case 'unreadable':
      return `it cannot be read (${fault.reason})`;
  }
}

export const workspaceErrors = {
  E_WORKSPACE_NONE: {
    message: 'There is no workspace here: no chengnuo.yaml was found.',
    hint: 'Make one with chengnuo init DIR, or name an existing one with -w.',
  },
  E_WORKSPACE_EXISTS: {
    message: (p) => `This folder is a workspace already: ${p.dir}`,
    hint: 'Use it as it is (-w), or choose an empty folder.',
  },
  E_WORKSPACE_CONFIG: {
    message: (p) =>
      `The workspace configuration is wrong: ${p.file}: ${p.faults.map(configFault).join('; ')}`,
    hint: 'Correct it and run again; docs/configuration.md lists the keys.',
  },
  E_WORKSPACE_KEY: {
    message: (p) => `A key of the workspace cannot be used: ${p.file} (${p.reason})`,
    hint: 'Keys are not part of a backup and are kept apart: bring it back, with mode 0600.',
  },
} satisfies Translation<typeof zh.workspaceErrors>;

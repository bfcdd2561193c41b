import type { Translation } from '../types.ts';
import type * as zh from '../zh/workspace.ts';

export const workspace = {} satisfies Translation<typeof zh.workspace>;

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
    message: (p) => `The workspace configuration is wrong: ${p.file}: ${p.detail}`,
    hint: 'Correct it and run again; docs/configuration.md lists the keys.',
  },
  E_WORKSPACE_KEY: {
    message: (p) => `A key of the workspace cannot be used: ${p.file} (${p.reason})`,
    hint: 'Keys are not part of a backup and are kept apart: bring it back, with mode 0600.',
  },
} satisfies Translation<typeof zh.workspaceErrors>;

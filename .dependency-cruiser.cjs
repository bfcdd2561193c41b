/** The directions between rooms (DEVELOPERS.md). Each group may import from the groups before it and from itself. */
const order = [
  ['kernel'],
  ['i18n'],
  ['workspace'],
  ['identity'],
  ['table'],
  ['policy'],
  ['calendar'],
  ['store'],
  ['ledger'],
  ['cli'],
  ['paper'],
  ['item'],
  ['subject'],
  ['case'],
  ['letter'],
  ['source'],
  ['check'],
  ['sample'],
  ['credit'],
  ['report'],
  ['site'],
  ['office'],
];

const later = order
  .map((rooms, i) => ({ rooms, forbidden: order.slice(i + 1).flat() }))
  .filter(({ forbidden }) => forbidden.length > 0);

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      // Circles of types alone, too: whoever reads one of the files must read all of them.
      to: { circular: true },
    },
    ...later.map(({ rooms, forbidden }) => ({
      name: `${rooms.join('-')}-imports-no-later-room`,
      severity: 'error',
      from: { path: `(^|/)src/(${rooms.join('|')})/` },
      to: { path: `(^|/)src/((${forbidden.join('|')})/|program\\.ts|main\\.ts)` },
    })),
    {
      name: 'rules-do-no-io',
      severity: 'error',
      comment:
        'rules are pure: they import no store, no use-case, nothing of Node that touches files, clock or network',
      from: { path: '[-/]rules[.]ts$' },
      to: {
        path: [
          '/src/(store|cli|ledger)/',
          '^src/(store|cli|ledger)/',
          '/store[.]ts$',
          '/commands/',
          '^(node:)?(fs|net|http|https|child_process|worker_threads|process)$',
          '^(node:)?fs/promises$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'commands-are-the-end',
      severity: 'error',
      comment: 'a use-case never imports a command',
      from: { path: '(^|/)src/[a-z]+/[a-z-]+\\.ts$', pathNot: '(^|/)src/(program|main)\\.ts$' },
      to: { path: '(^|/)src/[a-z]+/commands/' },
    },
    {
      name: 'engines-stay-in-the-store',
      severity: 'error',
      comment:
        'what is one engine alone knows only the store, and the few places that open, check and copy a database',
      from: { path: '(^|/)src/', pathNot: ['^src/store/', '^src/cli/context[.]ts$', '^src/office/'] },
      to: { path: ['/src/store/sqlite/', '^src/store/sqlite/', 'node_modules/better-sqlite3'] },
    },
    {
      name: 'only-main-touches-process',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: '(^|/)src/main\\.ts$' },
      to: { path: '^(node:)?process$' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts'],
    },
  },
};

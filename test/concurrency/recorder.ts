import type { KyselyPlugin } from 'kysely';
import { recordCase } from '../../src/case/record-case.ts';
import type { Desk } from '../../src/cli/desk.ts';
import { must } from '../../src/kernel/assert.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { loadKeys } from '../../src/workspace/keys.ts';
import { databaseLocation, openWorkspace } from '../../src/workspace/workspace.ts';

/**
 * A process that records cases: `recorder OFFICE NAME COUNT KILL`. With KILL above 0 it kills itself by signal 9 right after that many
 * statements of its transactions; else it prints the number of each case once it is recorded.
 */
const [dir = '', name = '', count = '1', kill = '0'] = process.argv.slice(2);

/** Two valid numbers: the applicant is known from the second case on. */
const people = ['320402199001011239', '110101199003070011'];

const workspace = await openWorkspace(dir, dir);
const store = await openStore(databaseLocation(workspace, undefined, dir), {
  region: workspace.config.office.region,
});
const desk: Desk = {
  workspace,
  store: killedAfter(store, Number(kill)),
  keys: await loadKeys(dir),
  actor: name,
  lang: 'zh',
  now: () => new Date('2026-09-16T02:00:00.000Z'),
};
for (let i = 0; i < Number(count); i++) {
  const recorded = orThrow(
    await recordCase(desk, {
      itemCode: 'RS-001',
      applicant: { type: 'person', name: '王小明', idNumber: must(people[i % 2], 'a person') },
      channel: 'window',
      deferred: ['离职证明'],
    }),
  );
  process.stdout.write(`${recorded.case_no} ${recorded.letter_no} ${recorded.commitment_code}\n`);
}
await store.close();

function killedAfter(whole: Store, statements: number): Store {
  let left = statements;
  const killer: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
      return result;
    },
  };
  return { ...whole, transaction: (work) => whole.transaction((tx) => work(tx.withPlugin(killer))) };
}

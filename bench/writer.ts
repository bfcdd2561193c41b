import { residentNumber } from '../scripts/samples/people.ts';
import { seededRandom } from '../scripts/samples/random.ts';
import { recordCase } from '../src/case/record-case.ts';
import type { Desk } from '../src/cli/desk.ts';
import { openStore } from '../src/store/open-store.ts';
import { loadKeys } from '../src/workspace/keys.ts';
import { databaseLocation, openWorkspace } from '../src/workspace/workspace.ts';

/** What one writer of `bench writers` did. */
export interface Written {
  /** Milliseconds from asking to having, waits included, of each case that was recorded. */
  readonly times: readonly number[];
  /** Codes of the acts that were refused. */
  readonly refused: readonly string[];
}

/** A process that stays open and records one case after the other: `writer OFFICE NAME SECONDS`, from the line it is sent on. */
const [dir = '', name = '', seconds = '5'] = process.argv.slice(2);

const workspace = await openWorkspace(dir, dir);
const desk: Desk = {
  workspace,
  store: await openStore(databaseLocation(workspace, undefined, dir), {
    region: workspace.config.office.region,
  }),
  keys: await loadKeys(dir),
  actor: name,
  lang: 'zh',
  now: () => new Date('2026-09-16T02:00:00.000Z'),
};
const random = seededRandom(name);
const times: number[] = [];
const refused: string[] = [];

async function record(): Promise<void> {
  const applicant = { type: 'person', name: '王小明', idNumber: residentNumber(random) } as const;
  const started = performance.now();
  try {
    const recorded = await recordCase(desk, { itemCode: 'CN-RS-0206', applicant, channel: 'window' });
    if (recorded.ok) times.push(performance.now() - started);
    else refused.push(recorded.error.code);
  } catch (error) {
    refused.push((error as { code?: string }).code ?? String(error));
  }
}

// The first one reads the rules and prepares the statements.
await record();
times.length = 0;
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
const end = performance.now() + Number(seconds) * 1000;
while (performance.now() < end) await record();
await desk.store.close();
const written: Written = { times, refused };
process.stdout.write(`${JSON.stringify(written)}\n`, () => process.exit(0));

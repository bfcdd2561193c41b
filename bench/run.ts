import { main as assignBench } from './assign.ts';
import { main as casesBench } from './cases.ts';
import { main as checksBench } from './checks.ts';
import { main as drawBench } from './draw.ts';
import { main as dueBench } from './due.ts';
import { main as gateBench } from './gate.ts';
import { main as importBench } from './import.ts';
import { main as lettersBench } from './letters.ts';
import { main as reportBench } from './report.ts';
import { main as writersBench } from './writers.ts';

const benches: Readonly<Record<string, (args: readonly string[], root: string) => Promise<number>>> = {
  import: importBench,
  letters: lettersBench,
  cases: casesBench,
  checks: checksBench,
  draw: drawBench,
  assign: assignBench,
  due: dueBench,
  gate: gateBench,
  report: reportBench,
  writers: writersBench,
};

/** `npm run bench -- NAME [ARGS]`; without a name all of them. */
export async function main([name, ...args]: readonly string[], root: string): Promise<number> {
  if (name === undefined) {
    for (const bench of Object.values(benches)) await bench([], root);
    return 0;
  }
  const bench = benches[name];
  if (!bench) {
    console.error(`benches: ${Object.keys(benches).join(', ')}`);
    return 2;
  }
  return bench(args, root);
}

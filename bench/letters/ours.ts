import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPress } from '../../src/paper/press/press.ts';
import type { PressJob, PressOutcome } from '../../src/paper/press/print-jobs.ts';
import { syncFolder } from '../../src/workspace/safe-file.ts';
import { codeText, fontFiles, letterValues, peakMegabytes, type SideResult, startWatch } from './letters.ts';

/** `ours.ts FOLDER LETTERS THREADS`: prints with the program's own press; the result as a line of JSON. */
export async function main([folder = '', letters = '0', threads = '1']: readonly string[], root: string) {
  const { regular, bold } = fontFiles(root);
  const template = join(root, 'bench/letters/letter.zh.md');
  const press = openPress(
    {
      lang: 'zh',
      fontFiles: { body: regular, kai: regular, number: regular, bold, heading: bold, title: bold },
      templates: [{ file: template, source: readFileSync(template, 'utf8') }],
      shared: [],
    },
    Number(threads),
  );
  const jobOf = (i: number, name: string): PressJob => {
    const values = letterValues(i);
    return {
      template: 0,
      fields: values,
      meta: {
        title: `证明事项告知承诺书 ${values.letter_no}`,
        footerLeft: `${values.letter_no}\n${values.commitment_code}`,
        qrText: codeText(values),
        createdAt: new Date('2026-09-16T01:30:00Z'),
      },
      file: join(folder, name),
    };
  };
  const count = Number(letters);
  const jobs = Array.from({ length: count }, (_, i) => jobOf(i + 1, `${i + 1}.pdf`));
  // Fonts and template are made ready; a code that has run a few times is compiled.
  await press.print(Array.from({ length: 40 * Number(threads) }, (_, i) => jobOf(i, `warm-${i}.pdf`)));
  const watch = startWatch();
  // As the program does it: a hundred letters, then the folder is synced, while the next ones are printed.
  const groups: Promise<PressOutcome[]>[] = [];
  const finishFirst = async (): Promise<void> => {
    for (const outcome of (await groups.shift()) ?? [])
      if (outcome.kind !== 'printed') throw new Error(outcome.kind);
    await syncFolder(folder);
  };
  for (let from = 0; from < count; from += 100) {
    groups.push(press.print(jobs.slice(from, from + 100)));
    if (groups.length > 2) await finishFirst();
  }
  while (groups.length > 0) await finishFirst();
  const times = watch();
  await press.close();
  const bytes = jobs.reduce((sum, { file }) => sum + statSync(file).size, 0);
  const result: SideResult = { ...times, bytes, peakMegabytes: peakMegabytes() };
  console.log(JSON.stringify(result));
  return 0;
}

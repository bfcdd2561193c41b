import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, run } from '../support/office.ts';
import { behind } from '../support/open-office.ts';
import { sampleFile } from '../support/sample-office.ts';
import { filesUnder, findTexts, textOfFile } from '../support/scan-bytes.ts';

/** Numbers, phones and addresses of the sample's natural persons: applicants, and agents of anybody. */
function personalTexts(): readonly string[] {
  const [head = '', ...lines] = readFileSync(sampleFile('cases.csv'), 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const at = (name: string): number => head.split(',').indexOf(name);
  const cells = lines.map((line) => line.split(','));
  const persons = cells.filter((row) => row[at('申请人类型')] === '自然人');
  const texts = [
    ...persons.flatMap((row) => [row[at('证件号码')], row[at('联系电话')], row[at('地址')]]),
    ...cells.map((row) => row[at('代理人证件号码')]),
  ];
  return [...new Set(texts)].filter((text): text is string => text !== undefined && text.length > 8);
}

const wanted = personalTexts();

/** Where personal data belongs: the database, the keys; letters and the push to the credit platform, just where the demo writes them. */
const letters = /^letters(\/|\.pdf$)/;
const mayHold = new RegExp(`${letters.source}|^push/|^chengnuo\\.db(-wal|-shm)?$|^\\.keys/`);

test('no identity number, phone or address of a person is in what the office shows or publishes', async () => {
  expect(wanted.length).toBeGreaterThan(300);
  const cwd = makeFolder();
  const demo = await run('demo office', { cwd });
  expect([demo.code, demo.err]).toEqual([0, expect.not.stringContaining('error[')]);
  const shown = [demo];
  for (const line of [
    'case list',
    'case list --format json',
    'case list --format csv',
    'case export --out cases.csv',
    'case due --format json',
    'check due --format json',
    'credit list --format json',
    'credit expire --format json',
    'report period --from 2026-01-01 --to 2026-09-15 --out reports --to pdf,html,xlsx,csv,json',
    'report supervision --from 2026-08-01 --to 2026-08-31 --out reports --to html,xlsx',
    'report credit --from 2026-08-01 --to 2026-08-31 --out reports --to html,xlsx',
    'site build site',
    'status',
    'ledger show --format json',
    'ledger checkpoint',
    'db info',
  ]) {
    const outcome = await run(`${line} -w office`, { cwd });
    expect.soft([line, outcome.code, outcome.err]).toEqual([line, 0, expect.not.stringContaining('error[')]);
    shown.push(outcome);
  }
  for (const { out, err } of shown) expect(findTexts(`${out}${err}`, wanted)).toEqual([]);

  const place = (file: string): string => relative(`${cwd}/office`, file);
  // The scan sees into what it scans: letters name the numbers of their applicants.
  const seen = filesUnder(cwd).filter((file) => place(file).startsWith('letters/') && file.endsWith('.pdf'));
  expect(findTexts(seen.slice(0, 40).map(textOfFile).join('\n'), wanted).length).toBeGreaterThan(0);

  const files = filesUnder(cwd).filter((file) => !mayHold.test(place(file)));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files)
    expect([relative(cwd, file), findTexts(textOfFile(file), wanted)]).toEqual([relative(cwd, file), []]);
  const log = await behind({ dir: `${cwd}/office` }, 'select text from ledger_entries');
  expect(findTexts(JSON.stringify(log), wanted)).toEqual([]);
}, 120_000);

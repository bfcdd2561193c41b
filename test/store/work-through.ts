import { writeFileSync } from 'node:fs';
import type { Office, RunOptions } from '../support/office.ts';
import { sampleFile } from '../support/sample-office.ts';

/**
 * Takes the sample office through imports, sources and checks, a plan from draw to results, breaches, papers and every report: the statements of
 * the paths on which much is read or written.
 */
export async function workThrough(office: Office): Promise<void> {
  const must = async (line: string, options: RunOptions = {}): Promise<Record<string, unknown>> => {
    const done = await office.run(`${line} --format json`, options);
    if (done.code !== 0) throw new Error(`${line}: ${done.err}`);
    return done.json() as Record<string, unknown>;
  };
  const later = { now: '2026-09-18T10:00:00+08:00' };
  // The same files once more: every row is looked up and compared.
  await must(`case import ${sampleFile('cases.csv')}`);
  writeFileSync(
    office.path('facts.csv'),
    '身份证号,学历\n320402199001011239,本科\n110101199003070011,专科\n',
  );
  // Every source that the sample list's rules name.
  for (const name of SOURCES) await must(`source import ${name} facts.csv --key 身份证号`);
  await must('check run --full');
  await must('source drop vehicle --yes');
  await must('sample plan --name P --strata region --rate 10%');
  await must('sample draw P --seed 20260916081530224467193', later);
  const { assignments } = await must('sample assign P', later);
  const [first] = assignments as { unit: string }[];
  writeFileSync(
    office.path('results.csv'),
    `抽查对象,检查日期,检查结果,承诺核查结论\n${first?.unit},2026-09-18,1,属实\n`,
  );
  await must('sample import-results P results.csv', later);
  await must('sample estimate P', later);
  await must('sample publish P --out published', later);
  const breach =
    '--subject 320402199001011239 --name 王小明 --type person --kind refusal --seriousness serious';
  const made = await must(`credit breach ${breach} --facts 拒不配合核查`);
  await must(`credit notify ${made['breach']}`);
  await must(`credit decide ${made['breach']} --document 常信决〔2026〕1号 --defence waived`);
  for (const line of [
    'status',
    'credit show 320402199001011239',
    'letter issue --pending --out letters',
    'report supervision',
    'report credit',
    'case list',
    'case list --name 王',
    'case due',
    'case export --out cases.csv',
    'check due',
    'check list',
    'credit list',
    'ledger verify',
    'report coverage',
    'report savings',
  ]) {
    const done = await office.run(line);
    if (done.code !== 0) throw new Error(`${line}: ${done.err}`);
  }
  await must('report monthly --month 2026-08 --out reports --to json,csv');
}

const SOURCES =
  'allowance blacklist company death degree disability discharge employment homestead insured kinship nurse_register offence pension property residence residence_permit tax_debt unemployment vehicle'.split(
    ' ',
  );

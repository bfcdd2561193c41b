import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeCaseOffice, must, record, WANG } from '../case/support.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { readPdf } from '../support/read-pdf.ts';

const PERSON = '320402199001011239';
const NAME = '王䶮';

/** A breach of a person that the office has not met before. */
async function reported(office: Office, more: readonly string[] = [], name = NAME): Promise<string> {
  const done = await office.run([
    ...['credit', 'breach', '--subject', PERSON, '--name', name, '--type', 'person'],
    ...['--kind', 'false_promise', '--seriousness', 'general'],
    ...['--facts', '承诺的内容与事实不符。', '--format', 'json', ...more],
  ]);
  expect(done.err).toBe('');
  return (done.json() as { breach: string }).breach;
}

const textOf = (file: string): string => readPdf(readFileSync(file)).text.replace(/\s/g, '');
const files = (outcome: { json: () => unknown }) => (outcome.json() as { files: string[] }).files;

describe('the papers of a breach', () => {
  test('the notice names subject, facts, basis, what is intended, and the time to state and defend', async () => {
    const office = await makeOffice();
    const breach = await reported(office);
    const notified = await office.run(`credit notify ${breach} --at 2026-04-01 --out papers --format json`);
    expect(notified.err).toBe('');
    const [file = ''] = files(notified);
    expect(file).toBe(office.path('papers', `${breach}-notice.pdf`));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = textOf(file);
    for (const part of [
      '失信行为认定告知书',
      `${NAME}（居民身份证：${PERSON}）`,
      '承诺的内容与事实不符。',
      '国办发〔2020〕42号',
      '虚假承诺',
      '自作出认定决定之日起至信用修复前，全部事项不适用告知承诺制',
      '自收到本告知书之日起5个工作日内',
      '2026年4月1日',
    ])
      expect(text).toContain(part);
  });

  test('the decision says what follows and how credit is repaired, with the dates of the act', async () => {
    const office = await makeOffice();
    const breach = await reported(office);
    await office.run(`credit notify ${breach} --at 2026-03-24`);
    const decided = await office.run([
      ...['credit', 'decide', breach, '--document', '常审信决〔2026〕3号', '--at', '2026-04-01'],
      ...['--defence', 'heard', '--opinion', '申辩理由不成立', '--out', 'papers', '--format', 'json'],
    ]);
    expect(decided.err).toBe('');
    expect(decided.json()).toMatchObject({ breach, state: 'decided', earliest_repair: '2026-07-01' });
    const text = textOf(files(decided)[0] ?? '');
    for (const part of [
      '常审信决〔2026〕3号',
      NAME,
      PERSON,
      '于2026年3月24日向当事人送达了失信行为认定告知书',
      '经复核，申辩理由不成立。',
      '自2026年4月1日起至信用修复前，全部事项不适用告知承诺制',
      '公示至2027年4月1日',
      '信用修复告知书',
      '最早可以自2026年7月1日起申请修复',
      '“信用中国”',
    ])
      expect(text).toContain(part);
  });

  test('a decision without a written notice claims none, and leaves a line for what was found', async () => {
    const office = await makeOffice();
    const breach = await reported(office);
    const decided = await office.run(
      `credit decide ${breach} --document 决1 --defence heard --out papers --format json`,
    );
    const text = textOf(files(decided)[0] ?? '');
    expect(text).toContain('本机关已向当事人告知拟认定的事实');
    expect(text).toMatch(/经复核，＿+。/);
    expect(text).not.toContain('送达了失信行为认定告知书');
  });

  test('in English', async () => {
    const office = await makeOffice();
    const breach = await reported(office, ['--lang', 'en']);
    const notified = await office.run(
      `credit notify ${breach} --at 2026-04-01 --out papers --lang en --format json`,
    );
    const text = readPdf(readFileSync(files(notified)[0] ?? '')).text.replace(/\s+/g, ' ');
    expect(text).toContain('within 5 working days of receiving this notice');
    expect(text).toContain('1 April 2026');
  });

  test('a breach that hangs on a case names it, and the check that found it out as evidence', async () => {
    const office = await makeCaseOffice();
    const no = '320400-2026-000001';
    for (const line of [
      record('RS-001'),
      `case sign ${no}`,
      `case decide ${no} --grant`,
      `check record ${no} --outcome untrue --method onsite --detail 未实际离职`,
    ])
      await must(office, line);
    const flags = `--subject ${WANG} --case ${no} --kind false_promise --seriousness general`;
    const { breach } = (await must(office, `credit breach ${flags} --facts 承诺已经离职，实际仍在职`)) as {
      breach: string;
    };
    const notified = await office.run(`credit notify ${breach} --out papers --format json`);
    const text = textOf(files(notified)[0] ?? '');
    expect(text).toContain(`办件编号：${no}`);
    expect(text).toContain('上述事实，有下列证据证明：');
    expect(text).toContain('2026年9月16日现场检查，结论为不实（未实际离职）。');
  });

  test('the act and its paper are there together or not at all', async () => {
    const office = await makeOffice();
    const breach = await reported(office, [], '王𪘀');
    const refused = await office.run(`credit notify ${breach} --out papers`);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('E_PAPER_GLYPH')]);
    expect(refused.err).toContain('U+2A600');
    expect(existsSync(office.path('papers'))).toBe(false);
    const shown = (await office.run(`credit show ${breach} --format json`)).json() as {
      breaches: { state: string }[];
    };
    expect(shown.breaches[0]?.state).toBe('suspected');
    expect((await office.run('ledger show --act credit.notify --format json')).json()).toMatchObject({
      total: 0,
    });
  });

  test('the subject stands in its paper and nowhere else', async () => {
    const office = await makeOffice();
    const breach = await reported(office);
    const notified = await office.run(`credit notify ${breach} --out papers`);
    const decided = await office.run(
      `credit decide ${breach} --document 决1 --defence waived --out papers --format json`,
    );
    const ledger = await office.run('ledger show --format json');
    for (const said of [notified.out, notified.err, decided.out, decided.err, ledger.out]) {
      expect(said).not.toContain(NAME);
      expect(said).not.toContain(PERSON);
    }
    expect(readdirSync(office.path('papers')).sort()).toEqual([
      `${breach}-decision.pdf`,
      `${breach}-notice.pdf`,
    ]);
  });
});

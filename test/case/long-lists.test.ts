import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gb18030Encoder } from '../../scripts/samples/gb18030.ts';
import type { Office } from '../support/office.ts';
import { makeCaseOffice, must, WANG } from './support.ts';

const HEADER =
  '办件编号,事项编码,申请人,申请人类型,证件号码,联系电话,渠道,受理时间,承诺内容,办结时间,办理结果';
const FACT = '本人符合规定的条件，愿意承担不实承诺的责任。'.repeat(20);

const row = (no: string, change: Partial<Record<'id' | 'fact' | 'item', string>> = {}): string =>
  `${no},${change.item ?? 'RS-001'},王小明,自然人,${change.id ?? WANG},13800000000,窗口,2026-03-02 09:10,${change.fact ?? FACT},2026-03-03 10:00,准予`;

/** Long enough to be read in a thread of its own; with what real lists have: bad rows, line ends inside cells, a repeated number, a total. */
function longList(): string[] {
  const rows = ['常澄市2026年办件清单', HEADER];
  for (let i = 0; i < 4000; i++) {
    if (i === 700) rows.push(row('L-700', { id: '110105194912310021' }));
    else if (i === 1500) rows.push(row('L-1500', { fact: `"第一行\n第二行，""引号""${FACT}"` }));
    else if (i === 2600) rows.push(row('L-12'));
    else if (i === 3300) rows.push(row('L-3300', { item: 'XX-999' }));
    else rows.push(row(`L-${i}`));
  }
  rows.push('合计,4000');
  return rows;
}

async function importFile(office: Office, args: string) {
  const outcome = await office.run(`case import ${args} --format json`);
  if (outcome.out === '') throw new Error(outcome.err);
  return { code: outcome.code, summary: outcome.json() as Record<string, unknown> };
}

/** A list that was refused leaves a gap in a server's numbers of persons. */
const unnumbered = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document, (key, value) => (key.endsWith('subject_no') ? null : value)));

/** The whole-file reader is asked for by naming the encoding. */
const WHOLE = { utf8: '--encoding utf-8', gb: '--encoding gb18030' };

describe('a long list of cases', () => {
  test('gives what the reader of whole files gives: counts, problems with lines, cases', async () => {
    const [long, whole] = [await makeCaseOffice(), await makeCaseOffice()];
    for (const office of [long, whole])
      writeFileSync(office.path('l.csv'), `\ufeff${longList().join('\n')}\n`);
    expect(statSync(long.path('l.csv')).size).toBeGreaterThan(4_000_000);

    const refused = await importFile(long, 'l.csv');
    expect(refused.code).toBe(3);
    expect(refused.summary).toMatchObject({ read: 4000, added: 3997, rejected: 3, written: false });
    expect((await must(long, 'case list')) as object).toMatchObject({ total: 0 });
    expect(refused).toEqual(await importFile(whole, `l.csv ${WHOLE.utf8}`));

    const [a, b] = [
      await importFile(long, 'l.csv --skip-invalid --rejects bad.csv'),
      await importFile(whole, `l.csv --skip-invalid --rejects bad.csv ${WHOLE.utf8}`),
    ];
    expect(a).toEqual(b);
    expect(readFileSync(long.path('bad.csv'), 'utf8')).toBe(readFileSync(whole.path('bad.csv'), 'utf8'));
    for (const query of ['case list --limit 50', 'case show L-1500', 'case show L-3999']) {
      expect(unnumbered(await must(long, query))).toEqual(unnumbered(await must(whole, query)));
    }
    expect(await must(long, 'ledger verify')).toMatchObject({ ok: true });
    const again = await importFile(long, 'l.csv --skip-invalid');
    expect(again.summary).toMatchObject({ added: 0, unchanged: 3997, rejected: 3, written: false });
  });

  test('in GB18030, and one that is odd somewhere is judged as a whole', async () => {
    const [long, whole] = [await makeCaseOffice(), await makeCaseOffice()];
    const encode = gb18030Encoder();
    const good = longList().filter((line) => !/L-700|L-3300|合计/.test(line));
    for (const office of [long, whole]) {
      writeFileSync(office.path('gb.csv'), encode(`${good.join('\r\n')}\r\n`));
      const stray = good.with(3000, row('L-STRAY', { fact: `他说"好"${FACT}` }));
      writeFileSync(office.path('odd.csv'), `${stray.join('\n')}\n`);
      const mixed = [Buffer.from(`${good.slice(0, 3000).join('\n')}\n`), encode(good.slice(3000).join('\n'))];
      writeFileSync(office.path('mixed.csv'), Buffer.concat(mixed));
    }
    const gb = await importFile(long, 'gb.csv --skip-invalid');
    expect(gb.summary).toMatchObject({ encoding: 'gb18030', rejected: 1, written: true });
    expect(gb).toEqual(await importFile(whole, `gb.csv --skip-invalid ${WHOLE.gb}`));
    const odd = await importFile(long, 'odd.csv --dry-run');
    expect(odd).toEqual(await importFile(whole, `odd.csv --dry-run ${WHOLE.utf8}`));
    expect(odd.summary).toMatchObject({ read: good.length - 2 });
    const mixed = await long.run('case import mixed.csv');
    expect(mixed).toMatchObject({ code: 3 });
    expect(mixed.err).toContain('E_TABLE_MIXED_ENCODING');
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeCaseOffice, must } from '../case/support.ts';
import { filesUnder, textOfFile } from '../support/scan-bytes.ts';

const HTML = '<script>alert(1)</script><svg onload=alert(2)>';
const FIRMS = [
  ['A-1', `常澄\u001b]0;pwned\u0007\u001b[31m商行`, '91320105780688132K'],
  ['A-2', `常澄\u202e行商${HTML}`, '91320404MA1AU3LY1U'],
  ['A-3', '=cmd|calc!A1', '11320400014109816C'],
] as const;

/** An item and firms whose names attack whatever shows them. */
async function makeHostileOffice() {
  const office = await makeCaseOffice();
  const list = readFileSync(office.path('items.csv'), 'utf8');
  const [head = '', first = ''] = list.split('\n');
  writeFileSync(
    office.path('evil.csv'),
    `${head}\n${first.replace('RS-001,失业登记', `EV-001,"${HTML}"`)}\n`,
  );
  await must(office, 'item import evil.csv --batch 第二批');
  await must(office, 'item publish 第二批 --from 2026-01-01');
  const rows = FIRMS.map(
    ([no, name, id]) =>
      `${no},EV-001,"${name}",organization,${id},window,2026-09-01 10:00,2026-09-01 10:05,2026-09-02 10:00,granted`,
  );
  const columns =
    'case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at,signed_at,decided_at,decision';
  writeFileSync(office.path('cases.csv'), [columns, ...rows, ''].join('\n'));
  const imported = await office.run('case import cases.csv --skip-invalid --format json');
  expect(imported.json()).toMatchObject({ read: 3 });
  return office;
}

test('names with escapes, direction marks, HTML and formulas do nothing wherever they are shown', async () => {
  const office = await makeHostileOffice();
  await must(office, 'sample plan --name 月检 --strata none --rate 100% --from 2026-09-01 --to 2026-09-30');
  await must(office, 'sample draw 月检 --seed 20260916123456789012');
  for (const line of [
    'case list',
    'case list --reveal 核对',
    'case show A-1 --reveal 核对',
    'case show A-2 --reveal 核对',
    'item list',
    'item show EV-001',
    'credit list',
    'case due',
    'case show "\u001b[31mX"',
  ]) {
    const { out, err } = await office.run(line);
    expect([line, /[\u001b\u0007\u202e]/.test(out + err)]).toEqual([line, false]);
  }
  await must(office, 'sample publish 月检 --out published');
  await must(office, 'item diff B1 第二批 --out diff.html');
  await must(office, 'site build site');
  await must(office, 'report monthly --month 2026-09 --out reports --to html,xlsx,csv');
  const pages = filesUnder(office.dir).filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages) {
    expect([
      page,
      textOfFile(page).includes('<script>alert(1)'),
      textOfFile(page).includes('<svg onload'),
    ]).toEqual([page, false, false]);
  }
  await must(office, 'case export --out people.csv --reveal 核对');
  const cells = readFileSync(office.path('people.csv'), 'utf8').split(/[,\r\n]/);
  expect(cells.filter((cell) => /^"?=/.test(cell))).toEqual([]);
}, 60_000);

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvRecord } from '../../scripts/samples/csv.ts';
import { mobile, personName, residentNumber } from '../../scripts/samples/people.ts';
import { seededRandom } from '../../scripts/samples/random.ts';

/** Recognition of teachers: the item of the sample list with the most applicants at once. */
export const ITEM = '11320400014100117N3320105001001';

const columns = [
  'case_no',
  'item_code',
  'applicant_name',
  'applicant_type',
  'id_number',
  'phone',
  'address',
  'channel',
  'region_code',
  'received_at',
];

export const clock = { CHENGNUO_NOW: '2026-09-16T09:30', CHENGNUO_LANG: 'zh' };

/** An office with so many applicants who wait for their letters. */
export function makeOffice(root: string, dir: string, applicants: number): void {
  const run = (...line: string[]): void => {
    execFileSync(process.execPath, [join(root, 'bin/chengnuo.js'), ...line], {
      env: { ...process.env, ...clock },
      stdio: 'pipe',
    });
  };
  run('init', dir, '--office', '常澄市行政审批局', '--uscc', '11320400014109816C', '--region', '320400');
  run('item', 'import', join(root, 'data/samples/items.csv'), '--batch', 'b', '-w', dir);
  run('item', 'publish', 'b', '--from', '2026-01-01', '-w', dir);
  const random = seededRandom('letters');
  const rows = Array.from({ length: applicants }, (_, i) =>
    csvRecord([
      `320404-2026-${String(i + 1).padStart(7, '0')}`,
      ITEM,
      personName(random),
      'person',
      residentNumber(random, [22, 45]),
      mobile(random),
      `常澄市钟楼区青云路${i + 1}号`,
      'online',
      '320404',
      '2026-09-15 10:00',
    ]),
  );
  const file = join(dir, 'cases.csv');
  writeFileSync(file, csvRecord(columns) + rows.join(''));
  run('case', 'import', file, '-w', dir);
}

import { must } from '../../src/kernel/assert.ts';
import { addMonths } from '../../src/kernel/time.ts';
import { csvFile } from './csv.ts';
import type { Row, SampleItem } from './items.ts';
import { residentNumber } from './people.ts';
import { seededRandom } from './random.ts';

/**
 * Two data sets of other authorities by which promises of the samples are checked: degrees, which hold all applicants of the items that ask
 * for one, and offences, which hold one guide who promised that there was none, among strangers.
 */
export function sampleSources(items: readonly SampleItem[], cases: readonly Row[]): Map<string, string> {
  const random = seededRandom('常宁市 2026 数据源样例');
  const applicantsOf = (source: string): string[] => {
    const asking = new Set(
      items
        .filter(({ zh }) => String(zh['check_rules'] ?? '').includes(source))
        .map(({ zh }) => zh['item_code']),
    );
    const numbers = cases
      .filter((row) => asking.has(row['item_code']))
      .map((row) => String(row['id_number']));
    return [...new Set(numbers)];
  };
  const strangers = (count: number): string[] => Array.from({ length: count }, () => residentNumber(random));
  const day = (): string => addMonths('2025-06-30', -random.below(36));
  const degrees = [...applicantsOf('degree'), ...strangers(20)].map((number) => [
    number,
    random.pick(['大学专科', '大学本科', '硕士研究生']),
    day(),
  ]);
  const guide = must(
    cases.find((row) => row['item_code'] === 'CN-WL-1102' && row['decision'] === '准予'),
    'a guide',
  );
  const offences = [...strangers(12), String(guide['id_number'])].map((number) => [number, day()]);
  return new Map([
    ['source-degree.csv', csvFile(['证件号码', '学历', '毕业日期'], degrees)],
    ['source-offence.csv', csvFile(['证件号码', '判决日期'], offences)],
  ]);
}

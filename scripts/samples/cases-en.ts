import { must } from '../../src/kernel/assert.ts';
import type { Row, SampleItem } from './items.ts';

const idTypes: Readonly<Record<string, string>> = {
  统一社会信用代码: 'uscc',
  居民身份证: 'resident_id',
  港澳台居民居住证: 'hk_macao_taiwan_residence_permit',
};

/** The English edition of a case: its promise and its deferred material in the words of the English list. */
export function englishCase(row: Row, items: readonly SampleItem[]): Row {
  const { source } = must(
    items.find(({ code }) => code === row['item_code']),
    'every case has an item of the list',
  );
  const chinese = source.zh.materials.split('；').map((one) => one.replace('（容缺）', ''));
  const english = source.en.materials.split('|').map((one) => one.trim().replace('（容缺）', ''));
  const at = chinese.indexOf(String(row['deferred']));
  return {
    ...row,
    id_type: idTypes[String(row['id_type'])] ?? String(row['id_type']),
    facts: row['facts'] === '' ? '' : `I know what was notified and promise: ${source.en.proof}`,
    deferred: at < 0 ? '' : must(english[at], 'both editions list the same materials'),
  };
}

import { must } from '../../src/kernel/assert.ts';
import { csvRecord } from './csv.ts';
import type { Row, SampleItem } from './items.ts';
import { cellsOf } from './layout.ts';

type Change = Readonly<Record<string, string>>;

/** Typical mistakes, each on an item of its own: what the row's cells are changed to. Empty = a good row between them. */
const changes: readonly Change[] = [
  {},
  { item_name: '' },
  { mode: '容缺办理' },
  { authority_code: '11320400014100280Y' },
  {},
  { effective_from: '2026.2.30' },
  { item_code: '3.20402E+17' },
  { promised_limit_window: '三天' },
  { level: '开发区级' },
  {},
  { certificate_name: '' },
  { legal_basis: '' },
  { item_code: '11320400014100280X3329914001000' },
  { materials_after: '四份' },
  {},
  { check_coverage: '看情况' },
  { track: '' },
  { kind: '行政调解' },
  { authority_name: '', visits_after: '-1' },
  {},
  { agent_allowed: '视情况' },
  { effective_from: '2026-07-01', effective_to: '2026-06-30' },
];

/** The file as such lists arrive: a title, the header, a line of instructions, then the rows; one repeated, one ragged. */
export function mistakesFile(
  items: readonly SampleItem[],
  names: readonly string[],
  titles: readonly string[],
): string {
  const certifications = items.filter(({ source }) => source.track === 'certification');
  const rows = changes.map((change, i): Row => {
    const item = must(certifications[i], 'enough items');
    const code = `CN-CW-${String(i + 1).padStart(4, '0')}`;
    return { ...item.zh, item_code: code, ...change };
  });
  const cells = rows.map((row) => cellsOf(names, row));
  const repeated = { ...must(rows[4], 'a good row'), item_name: '重复的编码' };
  const ragged = cellsOf(names, { ...must(rows[0], 'a good row'), item_code: 'CN-CW-0101' }).slice(0, 12);
  const blank = (text: string) => [text, ...names.slice(1).map(() => '')];
  return `\ufeff${[
    blank('常澄市实行告知承诺制的事项清单（部门报送稿，含典型填报错误）'),
    blank('填表说明：时限写数字加单位；日期写成2026-01-01；一个单元格填多项时用“；”隔开。'),
    titles,
    ...cells.slice(0, 15),
    cellsOf(names, repeated),
    ...cells.slice(15),
    ragged,
  ]
    .map(csvRecord)
    .join('')}`;
}

import {
  type Condition,
  type Layout,
  type LayoutField,
  layoutNames,
  loadLayout,
} from '../../src/credit/exports/layout.ts';

type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => string;

/** The fields of what is sent to the credit platforms, as the layouts have them (data/exports). */
export function exportFieldsPage(table: Table): string {
  const pages = layoutNames.map((name) => {
    const layout = loadLayout(name);
    const about = [
      `首行默认 · first line: ${layout.heading === 'zh' ? '中文名称 · Chinese names' : '字段代码 · field codes'}`,
      `日期 · dates: ${layout.date_format}`,
      `不得重复 · unique: ${layout.unique.join(' + ')}`,
    ];
    const head = ['code', '中文', 'English', 'type', '', '规则 · rules', '取值 · values'];
    const rows = layout.fields.map((field) => fieldRow(layout, field));
    return `## ${layout.title.zh} · ${layout.title.en}\n\n\`${name}\` · ${about.join('；')}\n\n${table(head, rows)}`;
  });
  return `# 报送字段 · Fields of the exports\n\n说明见 [exports.md](exports.md)。* 必填。 · Read [exports.md](exports.md); * required.\n\n${pages.join('\n')}`;
}

function fieldRow(layout: Layout, field: LayoutField): string[] {
  const values = Object.values(field.values ?? {}).map(({ value, zh }) =>
    value === zh ? value : `${value} ${zh}`,
  );
  const length =
    field.kind === 'text' || field.kind === 'code' || field.kind === 'identity' ? ` ≤${field.max}` : '';
  const unit = field.unit === undefined ? '' : ` ${field.unit}, ≤${field.decimals} decimals`;
  const words = (condition: Condition): string =>
    Object.entries(condition)
      .map(([name, list]) => `${name} = ${list.map((word) => fileValue(layout, name, word)).join('/')}`)
      .join(', ');
  const rules = [
    ...(field.required_when ? [`* ⇐ ${words(field.required_when)}`] : []),
    ...(field.empty_when ? [`∅ ⇐ ${words(field.empty_when)}`] : []),
    ...(field.empty_unless ? [`∅ ⇐ not ${words(field.empty_unless)}`] : []),
    ...(field.required_with.length > 0 ? [`* ⇐ ${field.required_with.join(', ')}`] : []),
    ...(field.not_before === undefined ? [] : [`≥ ${field.not_before}`]),
    ...(field.past ? ['≤ 今日 · today'] : []),
    ...(field.note ? [`${field.note.zh} · ${field.note.en}`] : []),
  ];
  const type = `${field.kind}${length}${unit}`;
  return [
    `\`${field.name}\``,
    field.zh,
    field.en,
    type,
    field.required ? '*' : '',
    rules.join('<br>'),
    values.join('、'),
  ];
}

const fileValue = ({ fields }: Layout, name: string, word: string): string =>
  fields.find((field) => field.name === name)?.values?.[word]?.value ?? word;

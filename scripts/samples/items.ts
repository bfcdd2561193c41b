import { must } from '../../src/kernel/assert.ts';
import { type Authority, readAuthorities } from './authorities.ts';
import { type ItemSource, readItemSources } from './item-source.ts';
import { bundleNamesEn, liability, limitEn, zhWords } from './words.ts';

export type Row = Record<string, string | number>;

/** An item of the sample list: its source, its authority and its row in both languages. */
export interface SampleItem {
  readonly code: string;
  readonly source: ItemSource;
  readonly authority: Authority;
  readonly zh: Row;
  readonly en: Row;
}

/** The 52 items; where a service has an item at two levels, they share the basic code as their service code. */
export function sampleItems(root: string): SampleItem[] {
  const authorities = readAuthorities(root);
  return readItemSources(root).map((source) => {
    const authority = must(
      authorities.find((one) => one.key === source.by),
      `no authority ${source.by}`,
    );
    const basicCode = `32${source.kind}${source.base}`;
    const code = source.code === 'national' ? `${authority.code}${authority.level}${basicCode}` : source.code;
    const coded = codedCells(source, authority, code, basicCode);
    return {
      code,
      source,
      authority,
      zh: { ...inChinese(coded), ...zhCells(source, authority) },
      en: { ...coded, ...enCells(source, authority) },
    };
  });
}

/** What both editions hold, as codes. */
function codedCells(source: ItemSource, authority: Authority, code: string, basicCode: string): Row {
  const [, within = '', coverage = ''] = source.check.split(';').map((part) => part.trim());
  const [statutory, previous, window, online] = source.limits;
  return {
    item_code: code,
    service_code: basicCode,
    track: source.track,
    kind: source.kind,
    authority_code: authority.code,
    level: authority.level,
    mode: source.mode,
    pace: paceOf(source),
    materials_before: source.before,
    materials_after: source.zh.materials.split('；').length,
    visits_before: source.visits[0],
    visits_after: source.visits[1],
    statutory_limit: statutory,
    previous_limit: previous,
    promised_limit_window: window,
    promised_limit_online: online,
    check_within: within,
    check_coverage: coverage,
    check_rules: source.rules.join('；'),
    publish_letter: source.publish,
    agent_allowed: source.agent,
    effective_from: source.from,
  };
}

function paceOf(source: ItemSource): string {
  if (source.mode === 'data_query') return 'after_query';
  if (source.mode === 'dept_verify') return 'after_verification';
  return source.mode === 'commitment' && /当场|分钟/.test(source.limits[2]) ? 'on_the_spot' : '';
}

const codedColumns = [
  'track',
  'kind',
  'level',
  'mode',
  'pace',
  'check_coverage',
  'publish_letter',
  'agent_allowed',
];

const inChinese = (coded: Row): Row =>
  Object.fromEntries(
    Object.entries(coded).map(([name, value]) => [
      name,
      codedColumns.includes(name) ? (zhWords[String(value)] ?? value) : value,
    ]),
  );

function zhCells(source: ItemSource, authority: Authority): Row {
  return {
    ...textCells(source, 'zh', (list) => list),
    authority_name: authority.name.zh,
    domain: source.domain?.[0] ?? authority.domain.zh,
    check_method: methodsOf(source)
      .map((method) => zhWords[method] ?? method)
      .join('；'),
    eligible_classes: source.classes,
    bundle: source.bundle,
  };
}

function enCells(source: ItemSource, authority: Authority): Row {
  // A list breaks its lines: the separator of Chinese lists would look odd in an English cell.
  const lines = (list: string) => list.replaceAll(' | ', '\n');
  const limits = ['statutory_limit', 'previous_limit', 'promised_limit_window', 'promised_limit_online'];
  return {
    ...textCells(source, 'en', lines),
    ...Object.fromEntries(limits.map((name, i) => [name, limitEn(source.limits[i] ?? '')])),
    check_within: limitEn(source.check.split(';')[1]?.trim() ?? ''),
    authority_name: authority.name.en,
    domain: source.domain?.[1] ?? authority.domain.en,
    check_method: methodsOf(source).join('\n'),
    check_rules: source.rules.join('\n'),
    eligible_classes: lines(source.classes_en),
    bundle: bundleNamesEn[source.bundle] ?? '',
  };
}

function textCells(source: ItemSource, lang: 'zh' | 'en', list: (text: string) => string): Row {
  const text = source[lang];
  return {
    item_name: text.name,
    certificate_name: text.certificate,
    legal_basis: list(text.basis),
    conditions: list(text.conditions),
    standards: list(text.standards),
    proof_content: list(text.proof),
    liability: liability[lang][source.track],
    materials: list(text.materials),
  };
}

const methodsOf = (source: ItemSource): string[] =>
  (source.check.split(';')[0] ?? '').split(',').map((method) => method.trim());

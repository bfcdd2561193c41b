import { describe, expect, test } from 'vitest';
import { type ItemColumn, type ItemFields, itemColumns, listColumns } from '../../src/item/item.ts';
import type { LintAid, LintRow, LintSettings } from '../../src/item/lint-row.ts';
import { lintRows } from '../../src/item/lint-rules.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { regimeOn } from '../../src/policy/rule.ts';
import { fieldsOf } from './samples.ts';

const policy = orThrow(await loadPolicy(null));
const settings = Object.fromEntries(
  Object.entries(policy.lint).map(([id, rule]) => [id, rule.periods[0]?.value]),
) as unknown as LintSettings;
const conversion = orThrow(regimeOn(policy.reporting.conversion, '2026-09-16')).value;
const aid: LintAid = {
  settings: { ...settings, phones: { ...settings.phones, area_codes: ['0577'] } },
  conversion,
};

const all = new Set<ItemColumn>(itemColumns);

/** An item with every element of a service guide, against which no rule has anything. */
const sound: Partial<ItemFields> = {
  visits_after: 1,
  statutory_limit: '20wd',
  previous_limit: '10wd',
  promised_limit_window: '5wd',
  case_type: 'promised',
  review_type: 'review_first',
  result_name: '教师资格证',
  completion: 'certificate',
  result_sample: '样本.pdf',
  onsite_reason: '须现场确认',
  application_forms: 'window；web',
  online_depth: '3',
  fee_charged: 'no',
  online_payment: 'no',
  enquiry_phone: '0577-88880001',
  complaint_phone: '0577-88880002',
  service_targets: 'person',
  person_themes: '职业资格',
  process_steps: '受理；审核；审批；办结；送达',
  faq_count: 2,
  check_coverage: 'full',
};

const row = (change: Partial<ItemFields>, columns: ReadonlySet<ItemColumn> = all): LintRow => ({
  cells: fieldsOf({ ...sound, ...change }),
  columns,
});

const rulesAgainst = (change: Partial<ItemFields>, columns?: ReadonlySet<ItemColumn>) =>
  lintRows([row(change, columns)], aid).map(({ rule, column }) => `${rule} ${column}`);

test('against a sound item no rule has anything', () => {
  expect(rulesAgainst({})).toEqual([]);
});

describe('L1 to L11', () => {
  const instant = {
    promised_limit_window: 'on_the_spot',
    case_type: 'instant',
    review_type: 'at_once',
  } as const;
  test.each<[string, Partial<ItemFields>, readonly string[]]>([
    ['L1 in order', instant, []],
    ['L1 case type', { ...instant, case_type: 'promised' }, ['instant_case case_type']],
    ['L1 review type left empty', { ...instant, review_type: null }, ['instant_case review_type']],
    ['L2', { case_type: 'instant' }, ['promised_case case_type']],
    ['L3 certificate', { completion: 'document' }, ['result_ending completion']],
    [
      'L3 certificate, with its copy in brackets',
      { result_name: '《许可证》（正本）', completion: 'other' },
      ['result_ending completion'],
    ],
    ['L3 document', { result_name: '决定文', completion: 'document' }, []],
    ['L3 approval', { result_name: '关于项目的批复', completion: 'document' }, ['result_ending completion']],
    ['L4 visits without a reason', { onsite_reason: '无' }, ['onsite_reason onsite_reason']],
    ['L4 no visits, none', { visits_after: 0, onsite_reason: '无。' }, []],
    ['L4 no visits, a reason', { visits_after: 0 }, ['onsite_reason onsite_reason']],
    [
      'L5',
      { visits_after: 0, onsite_reason: '无', application_forms: 'window' },
      ['post_form application_forms'],
    ],
    ['L5 by post', { visits_after: 0, onsite_reason: '无', application_forms: 'window；post' }, []],
    ['L6', { online_depth: '4' }, ['online_visits visits_after']],
    ['L7 a fee', { fee_charged: 'yes', fee_basis: '标准' }, ['fees fee_items']],
    [
      'L7 a fee, nothing of it',
      { fee_charged: 'yes', online_payment: null },
      ['fees fee_basis', 'fees online_payment', 'fees fee_items'],
    ],
    ['L7 no fee', { online_payment: 'yes' }, ['fees online_payment']],
    ['L8 missing', { enquiry_phone: null }, ['phones enquiry_phone']],
    ['L8 the same, written otherwise', { complaint_phone: '（0577）88880001' }, ['phones complaint_phone']],
    ['L8 another place', { complaint_phone: '0519-88880002' }, ['phones complaint_phone']],
    ['L8 a short number behind the area code', { complaint_phone: '0577-12345' }, []],
    [
      'L9 an organisation without its theme',
      { service_targets: 'person；enterprise' },
      ['service_themes organization_themes'],
    ],
    ['L9 a theme too many', { organization_themes: '准营准办' }, ['service_themes organization_themes']],
    ['L10 no question', { kind: '01', faq_count: 0 }, ['licence_guide faq_count']],
    ['L10 four steps', { kind: '01', process_steps: '受理→审核→审批→办结' }, ['licence_guide process_steps']],
    ['L10 five steps in one part', { kind: '01', process_steps: '受理、审核、审批、办结、送达' }, []],
    ['L10 is for licences', { faq_count: 0, process_steps: null }, []],
    ['L11', { result_sample: null }, ['result_sample result_sample']],
  ])('%s', (_name, change, expected) => {
    expect(rulesAgainst(change)).toEqual(expected);
  });

  test('a list without these columns is not held to them', () => {
    const bare = Object.fromEntries(Object.keys(sound).map((column) => [column, null]));
    expect(rulesAgainst({ ...bare, promised_limit_window: 'on_the_spot' }, new Set(listColumns))).toEqual([]);
  });
});

const code = '11320400014100117N3320705001001';

describe('the added rules', () => {
  test.each<[string, Partial<ItemFields>, readonly string[]]>([
    [
      '30 days are longer than 20 working days',
      { promised_limit_window: '30d', previous_limit: null },
      ['limit_over_statutory promised_limit_window'],
    ],
    ['28 days are as long as 20 working days', { promised_limit_window: '28d', previous_limit: null }, []],
    [
      'not shorter than before',
      { promised_limit_online: '10wd' },
      ['limit_not_shorter promised_limit_online'],
    ],
    ['other modes need not be shorter', { promised_limit_online: '10wd', mode: 'ordinary' }, []],
    ['a national code that agrees', { item_code: code, authority_code: code.slice(0, 18) }, []],
    ['level', { item_code: code, level: 4 }, ['code_level level']],
    ['kind', { item_code: code, kind: '05' }, ['code_kind kind']],
    [
      'authority',
      { item_code: code, authority_code: '113204020141022001', level: 3 },
      ['code_authority authority_code', 'owner_level level'],
    ],
    ['a city body that acts for a county', { authority_code: '11320400014100117N', level: 4 }, []],
    ['a certificate without a basis', { legal_basis: '无' }, ['no_legal_basis legal_basis']],
    ['cancelled without a basis', { legal_basis: '无', mode: 'cancelled' }, []],
    ['outside the scope', { item_name: '危险化学品经营许可' }, ['excluded_domain item_name']],
    ['outside the scope, but not committed to', { domain: '金融', mode: 'ordinary' }, []],
    ['exempt, nothing said', { check_coverage: 'exempt' }, ['exempt_supervision check_coverage']],
    ['exempt, supervised', { check_coverage: 'exempt', daily_supervision: '年度复核' }, []],
    ['exempt, supervised by its method', { check_coverage: 'exempt', check_method: '日常监管' }, []],
  ])('%s', (_name, change, expected) => {
    expect(rulesAgainst(change)).toEqual(expected);
  });
});

describe('rules over the list', () => {
  const against = (...rows: readonly Partial<ItemFields>[]) =>
    lintRows(
      rows.map((change) => row(change)),
      aid,
    ).map(({ rule, index, others }) => [rule, index, others]);

  test('one name of one authority under two codes', () => {
    expect(against({ item_code: 'B' }, { item_code: 'A' })).toEqual([
      ['same_item', 0, ['A']],
      ['same_item', 1, ['B']],
    ]);
  });

  test('an item for each certificate of a service is no duplicate', () => {
    expect(against({ item_code: 'A' }, { item_code: 'B', certificate_name: '体检证明' })).toEqual([]);
  });

  test('names that differ in brackets and spaces', () => {
    const names = ['教师资格认定（初中）', '教师资格认定 (初中)', '教师资格认定（高中）'];
    const rows = names.map((name, i) => ({ item_code: `C${i}`, item_name: name }));
    expect(against(...rows)).toEqual([
      ['similar_item', 0, ['C1']],
      ['similar_item', 1, ['C0']],
    ]);
  });

  test('codes that differ in case and dashes', () => {
    const rows = [
      { item_code: 'CN-1', item_name: '甲' },
      { item_code: 'cn1', item_name: '乙' },
    ];
    expect(against(...rows)).toEqual([
      ['similar_code', 0, ['cn1']],
      ['similar_code', 1, ['CN-1']],
    ]);
  });

  test('one certificate both cancelled and committed to, whoever asks for it', () => {
    const rows = [
      { item_code: 'A', mode: 'cancelled', item_name: '甲' },
      { item_code: 'B', mode: 'commitment', item_name: '乙', authority_name: '某局' },
      { item_code: 'C', mode: 'data_query', item_name: '丙' },
    ] as const;
    expect(against(...rows)).toEqual([
      ['mode_conflict', 0, ['B']],
      ['mode_conflict', 1, ['A']],
    ]);
  });

  test('only own rows are reported, others stand beside them', () => {
    const rows = [row({ item_code: 'A' }), row({ item_code: 'B', completion: 'other' })];
    expect(lintRows(rows, aid, (i) => i === 0).map(({ rule, index }) => [rule, index])).toEqual([
      ['same_item', 0],
    ]);
  });
});

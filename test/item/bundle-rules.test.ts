import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ListedMember, planBundles, withDigest } from '../../src/item/bundle/import-rules.ts';
import { materialIdentity, unionOfMaterials } from '../../src/item/bundle/materials.ts';
import { figuresOf, longest } from '../../src/item/bundle/rules.ts';
import type { Item } from '../../src/item/item.ts';
import { formatLimit } from '../../src/kernel/limit.ts';
import { fieldsOf } from './samples.ts';

const conversion = {
  working_day_hours: 8,
  day_hours: 24,
  month_days: 30,
  year_days: 365,
  days_per_five_working_days: 7,
  on_the_spot_minutes: 0,
};
const counting = { conversion, rounding: { mode: 'half_up', decimals: 2 } } as const;

const itemOf = (change: Partial<Item>): Item => ({
  ...fieldsOf(change),
  item_version_id: 1,
  version: 1,
  status: 'published',
  retires: false,
  batch: 'b1',
  listed_from: null,
  listed_to: null,
  digest: '',
  file: null,
  sheet: null,
  file_sha256: null,
  source_line: null,
  created_at: '2026-09-16T01:30:00.000Z',
});

const bundleOf = (
  ...rows: readonly { item: Partial<Item>; step?: string; before?: string; after?: string }[]
) => ({
  bundle_code: 'X',
  bundle_name: 'x',
  members: rows.map(({ item, step = null, before = null, after = null }, index) => ({
    item_code: item.item_code ?? `I${index}`,
    step,
    lead: null,
    limit_before: before,
    limit_after: after,
    item: itemOf({ item_code: `I${index}`, ...item }),
  })),
});

describe('the identity of a material', () => {
  test.each([
    ['居民户口簿', '居民户口簿（容缺）'],
    ['居民户口簿', '居民户口簿 (容缺) '],
    ['《出生医学证明》', '出生医学证明'],
    ['身份证(原件、复印件)', '身份证（原件，复印件）'],
    ['Ａ４照片２张', 'A4 照片2张'],
    ['Resident ID card', 'resident id card.'],
  ])('%s is %s', (a, b) => {
    expect(materialIdentity(a)).toBe(materialIdentity(b));
  });

  test('other words are other materials: nothing is guessed', () => {
    expect(materialIdentity('身份证')).not.toBe(materialIdentity('居民身份证'));
    expect(materialIdentity('照片1张')).not.toBe(materialIdentity('照片2张'));
    expect(materialIdentity('容缺受理承诺书')).toBe('容缺受理承诺书');
  });

  test('the union holds every identity once, names who asks, and never grows by a repetition', () => {
    const name = fc.constantFrom('户口簿', '身份证', '户口簿（容缺）', '申请表', '身份证 ', '出生证');
    const member = fc.array(name, { maxLength: 6 }).map((parts) => parts.join('；') || null);
    fc.assert(
      fc.property(fc.array(member, { maxLength: 5 }), (cells) => {
        const members = cells.map((materials, index) => ({ item_code: `I${index}`, materials }));
        const union = unionOfMaterials(members);
        const identities = union.map((material) => materialIdentity(material.name));
        expect(new Set(identities).size).toBe(identities.length);
        for (const { item_code, materials } of members) {
          for (const part of materials?.split('；') ?? []) {
            const at = identities.indexOf(materialIdentity(part));
            expect(union[at]?.items).toContain(item_code);
          }
        }
        expect(unionOfMaterials([...members, ...members])).toEqual(union);
      }),
    );
  });

  test('a material may follow only where every member that asks for it lets it', () => {
    const members = [
      { item_code: 'A', materials: '户口簿（容缺）；照片（容缺）' },
      { item_code: 'B', materials: '户口簿；照片（容缺）' },
    ];
    expect(unionOfMaterials(members)).toEqual([
      { name: '户口簿', deferrable: false, items: ['A', 'B'] },
      { name: '照片', deferrable: true, items: ['A', 'B'] },
    ]);
  });
});

describe('the figures of a bundle', () => {
  test('Wenzhou, newborn: 29 to 5 materials, 6 working days to 2 hours', () => {
    const figures = figuresOf(
      bundleOf(
        {
          item: { materials_before: 15, materials: '申请表；母亲身份证；父亲身份证' },
          before: '6wd',
          after: '2h',
        },
        { item: { materials_before: 14, materials: '申请表；户口簿；结婚证；父亲身份证（容缺）' } },
      ),
      counting,
    );
    expect(figures.materials.map(({ name }) => name)).toEqual([
      '申请表',
      '母亲身份证',
      '父亲身份证',
      '户口簿',
      '结婚证',
    ]);
    expect(figures).toMatchObject({
      materials_before: 29,
      materials_after: 5,
      materials_cut: 82.76,
      limit_before: '6wd',
      limit_after: '2h',
      minutes_before: 2880,
      minutes_after: 120,
      time_cut: 95.83,
    });
  });

  test('Wenzhou, retirement: 18 departments, 25 steps, 20 to 5 working days', () => {
    const rows = Array.from({ length: 25 }, (_, index) => ({
      item: { authority_name: `部门${index % 18}` },
      step: `环节${index + 1}`,
      before: '20wd',
      after: '5wd',
    }));
    const figures = figuresOf(bundleOf(...rows), counting);
    expect(figures.departments).toHaveLength(18);
    expect(figures.steps).toHaveLength(25);
    expect(figures).toMatchObject({ limit_before: '20wd', limit_after: '5wd', time_cut: 75 });
  });

  test('without times of its own a bundle takes as long as its slowest member', () => {
    const figures = figuresOf(
      bundleOf(
        {
          item: {
            statutory_limit: '20wd',
            previous_limit: '10wd',
            promised_limit_window: '2h',
            promised_limit_online: '0.5wd',
          },
        },
        { item: { statutory_limit: '5wd', promised_limit_window: 'on_the_spot' } },
      ),
      counting,
    );
    expect(figures).toMatchObject({
      limit_before: '10wd',
      limit_before_from: 'items',
      limit_after: '0.5wd',
      limit_after_from: 'items',
      time_cut: 95,
    });
  });

  test('one visit serves all members', () => {
    const figures = figuresOf(
      bundleOf(
        { item: { visits_before: 2, visits_after: 1 } },
        { item: { visits_before: 3, visits_after: 1 } },
        { item: { visits_before: 2, visits_after: 0 } },
      ),
      counting,
    );
    expect(figures).toMatchObject({ visits_before: 7, visits_after: 1, visits_cut: 85.71 });
  });

  test('what is counted but not listed cannot be shared', () => {
    const figures = figuresOf(
      bundleOf(
        { item: { materials: '申请表；身份证' } },
        { item: { materials_before: 4, materials_after: 3 } },
      ),
      counting,
    );
    expect(figures).toMatchObject({ materials_before: 6, materials_after: 5 });
  });

  test('nothing stated: no figure, and no share of nothing', () => {
    const figures = figuresOf(bundleOf({ item: {} }), counting);
    expect(figures).toMatchObject({
      materials_before: null,
      materials_after: null,
      materials_cut: null,
      limit_before: null,
      time_cut: null,
      visits_cut: null,
    });
    const zero = figuresOf(bundleOf({ item: { materials_before: 0, materials_after: 0 } }), counting);
    expect(zero.materials_cut).toBeNull();
  });

  test('offices that cut off print a hundredth less', () => {
    const bundle = bundleOf({
      item: { materials_before: 29, materials: '一；二；三；四；五' },
      before: '12wd',
      after: '1wd',
    });
    const cut = figuresOf(bundle, { conversion, rounding: { mode: 'truncate', decimals: 2 } });
    expect([cut.materials_cut, cut.time_cut]).toEqual([82.75, 91.66]);
  });

  test('the longest of mixed units goes by the declared conversion', () => {
    const text = (limits: string[]) => {
      const limit = longest(limits, conversion);
      return limit && formatLimit(limit, 'en');
    };
    expect(text(['7h', '1wd', '59min'])).toBe('1wd');
    // By hours of work alone 20 working days would seem shorter than 7 days.
    expect(text(['7d', '20wd'])).toBe('20wd');
    expect(text([])).toBeNull();
  });
});

describe('the plan of an import', () => {
  const row = (code: string, item: string, step: string | null = null): ListedMember =>
    withDigest({
      bundle_code: code,
      bundle_name: code,
      item_code: item,
      step,
      lead: null,
      limit_before: null,
      limit_after: null,
    });
  const known = new Map([
    ['A', [row('A', '1'), row('A', '2')]],
    ['B', [row('B', '1')]],
  ]);

  test('a bundle named in the file is replaced whole, one not named stays', () => {
    const plan = planBundles([row('A', '1', '受理'), row('A', '3')], known, true);
    expect(plan).toMatchObject({ added: 1, updated: 1, unchanged: 0, removed: 1 });
    expect(
      plan.bundles.map((bundle) => [bundle.bundle_code, bundle.members.map((m) => m.item_code)]),
    ).toEqual([['A', ['1', '3']]]);
  });

  test('where rows were rejected nobody leaves', () => {
    const plan = planBundles([row('A', '3')], known, false);
    expect(plan).toMatchObject({ added: 1, removed: 0 });
    expect(plan.bundles[0]?.members.map((member) => member.item_code)).toEqual(['3', '1', '2']);
  });

  test('the same again changes nothing', () => {
    expect(planBundles([...known.values()].flat(), known, true)).toEqual({
      added: 0,
      updated: 0,
      unchanged: 3,
      removed: 0,
      bundles: [],
    });
  });
});

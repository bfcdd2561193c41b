import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { versionInForce } from '../../src/item/in-force.ts';
import type { Item, ItemFields } from '../../src/item/item.ts';
import {
  changedFields,
  diffLists,
  digestOf,
  groupBy,
  type KnownItem,
  type ListedRow,
  layOutVersions,
  missingFrom,
  planImport,
} from '../../src/item/rules.ts';
import { addDays } from '../../src/kernel/time.ts';
import { fieldsOf } from './samples.ts';

const rowOf = (fields: ItemFields, line = 2): ListedRow => ({ line, fields, digest: digestOf(fields) });

/** What is known after a plan was applied. */
function applied(plan: ReturnType<typeof planImport>, known: ReadonlyMap<string, KnownItem>) {
  const next = new Map(known);
  for (const { row, version } of [...plan.added, ...plan.updated]) {
    const newest = { versionId: 1, version, digest: row.digest, retires: false, inThisDraft: true };
    next.set(row.fields.item_code, { code: row.fields.item_code, lastVersion: version, newest });
  }
  return next;
}

const knownItem = (code: string) =>
  fc.record({
    code: fc.constant(code),
    lastVersion: fc.integer({ min: 1, max: 9 }),
    newest: fc.option(
      fc.record({
        versionId: fc.integer({ min: 1 }),
        version: fc.constant(1),
        digest: fc.constantFrom(digestOf(fieldsOf({ item_code: code })), 'another'),
        retires: fc.boolean(),
        inThisDraft: fc.boolean(),
      }),
    ),
  });

const codes = ['A', 'B', 'C', '甲', '𠮷'];
const existing = fc
  .tuple(...codes.map((code) => fc.option(knownItem(code))))
  .map((items) => new Map(items.flatMap((item) => (item === null ? [] : [[item.code, item] as const]))));
const rows = fc
  .subarray(codes)
  .map((chosen) => chosen.map((code, i) => rowOf(fieldsOf({ item_code: code }), i + 2)));

describe('planning an import', () => {
  test('every row is added, updated or unchanged, exactly one of them', () => {
    fc.assert(
      fc.property(rows, existing, (list, known) => {
        const plan = planImport(list, known);
        const planned = [...plan.added, ...plan.updated].map((version) => version.row);
        expect([...planned, ...plan.unchanged].sort((a, b) => a.line - b.line)).toEqual(list);
      }),
    );
  });

  test('the same list again changes nothing', () => {
    fc.assert(
      fc.property(rows, existing, (list, known) => {
        const again = planImport(list, applied(planImport(list, known), known));
        expect(again).toEqual({ added: [], updated: [], unchanged: list });
      }),
    );
  });

  test('a version number is never given twice, except to replace the draft that bears it', () => {
    fc.assert(
      fc.property(rows, existing, (list, known) => {
        const plan = planImport(list, known);
        for (const { row, version, replaces } of [...plan.added, ...plan.updated]) {
          const before = known.get(row.fields.item_code);
          if (replaces === null) expect(version).toBe((before?.lastVersion ?? 0) + 1);
          else expect(before?.newest).toMatchObject({ versionId: replaces, version, inThisDraft: true });
        }
      }),
    );
  });

  test('a whole list leaves out what stands and is not in it', () => {
    fc.assert(
      fc.property(fc.subarray(codes), existing, (listed, known) => {
        const missing = missingFrom(new Set(listed), known).map(({ code }) => code);
        const standing = [...known.values()].filter(({ newest }) => newest !== null && !newest.retires);
        expect(new Set(missing)).toEqual(
          new Set(standing.map(({ code }) => code).filter((code) => !listed.includes(code))),
        );
      }),
    );
  });
});

describe('the days of versions', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
  const spans = fc
    .array(fc.record({ from: day, to: fc.option(day) }), { minLength: 1, maxLength: 5 })
    .map((list) => list.map((span, i) => ({ ...span, version: i + 1 })));

  test('no day has two versions, and the latest that has begun is the one', () => {
    fc.assert(
      fc.property(spans, day, (list, today) => {
        const inForce = layOutVersions(list).filter(
          ({ from, to }) => from <= today && (to === null || today <= to),
        );
        const begun = list.filter(({ from }) => from <= today).at(-1);
        const expected = begun && (begun.to === null || today <= begun.to) ? [begun.version] : [];
        expect(inForce.map(({ version }) => version)).toEqual(expected);
      }),
    );
  });

  test('a version begins on its own day, whatever comes later', () => {
    expect(
      layOutVersions([
        { version: 2, from: '2026-10-01', to: null },
        { version: 1, from: '2026-09-01', to: '2027-12-31' },
      ]),
    ).toEqual([
      { version: 1, from: '2026-09-01', to: '2026-09-30' },
      { version: 2, from: '2026-10-01', to: null },
    ]);
  });
});

describe('the version in force', () => {
  const version = (change: Partial<Item>): Item => ({
    ...fieldsOf({}),
    item_version_id: 1,
    version: 1,
    status: 'published',
    retires: false,
    batch: 'b',
    listed_from: null,
    listed_to: null,
    digest: '',
    file: null,
    sheet: null,
    file_sha256: null,
    source_line: null,
    created_at: '',
    ...change,
  });
  const first = version({ effective_from: '2026-03-01', effective_to: '2026-09-30' });
  const second = version({ version: 2, effective_from: '2026-10-01' });
  const retirement = version({ version: 2, status: 'retired', retires: true, effective_from: '2026-10-01' });

  test.each([
    ['nothing known', [], '2026-05-01', 'unknown'],
    ['only a draft', [version({ status: 'draft' })], '2026-05-01', 'draft'],
    ['before the first day', [first, second], '2026-02-28', 'not_yet'],
    ['after retirement', [first, retirement], '2026-10-01', 'retired'],
    ['after the last day listed', [first], '2026-10-01', 'retired'],
  ] as const)('%s', (_name, versions, day, reason) => {
    expect(versionInForce(versions, day)).toEqual({ ok: false, reason });
  });

  test.each([
    ['on the first day', [first, second], '2026-03-01', 1],
    ['on the last day of the first version', [first, second], '2026-09-30', 1],
    ['on the next version’s first day', [first, second], '2026-10-01', 2],
    ['on the day before retirement', [first, retirement], '2026-09-30', 1],
    ['while a draft waits', [first, version({ version: 2, status: 'draft' })], '2026-05-01', 1],
  ] as const)('%s', (_name, versions, day, number) => {
    expect(versionInForce(versions, day)).toMatchObject({ ok: true, item: { version: number } });
  });
});

describe('comparing', () => {
  const before = fieldsOf({ promised_limit_window: '20wd', visits_after: 1 });
  const after = fieldsOf({ promised_limit_window: '2h', visits_after: 0 });

  test('names each changed field with both values, in the order of the columns', () => {
    expect(changedFields(before, after)).toEqual([
      { field: 'visits_after', from: 1, to: 0 },
      { field: 'promised_limit_window', from: '20wd', to: '2h' },
    ]);
  });

  test('equal rows have equal digests, others have others', () => {
    expect(digestOf({ ...before })).toBe(digestOf(before));
    expect(digestOf(after)).not.toBe(digestOf(before));
  });

  test('lists differ by what came, went and changed, in UTF-8 order', () => {
    const old = new Map([
      ['乙', before],
      ['A', before],
      ['Z', before],
    ]);
    const now = new Map([
      ['\u{20000}', after],
      ['A', after],
      ['\uff21', after],
      ['Z', before],
    ]);
    expect(diffLists(old, now)).toMatchObject({
      added: ['\uff21', '\u{20000}'],
      removed: ['乙'],
      changed: [{ code: 'A' }],
    });
  });

  test('groups come by size, then by name in UTF-8 order', () => {
    const names = ['\u{20000}', 'b', '\uff21', 'b', '教育'];
    expect(groupBy(names, (name) => name).map(({ key }) => key)).toEqual([
      'b',
      '教育',
      '\uff21',
      '\u{20000}',
    ]);
  });
});

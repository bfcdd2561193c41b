import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/kernel/error-codes.ts';
import { readTableFile } from '../../src/table/read-table-file.ts';
import { loadSchema, type SchemaName } from '../../src/table/schema.ts';
import { OFFICE_USCC, run } from '../support/office.ts';
import { csvOf, gb18030, goodCase, goodItem, utf8, utf16 } from '../table/support.ts';
import { type TestCell, workbookParts, zipOf } from '../table/workbook.ts';

/** A property stops here even if it has runs left: the whole file takes about ten seconds at most. */
const bounded = (numRuns: number) => ({ numRuns, interruptAfterTimeLimit: 2000 });

const layouts: readonly SchemaName[] = [
  'item',
  'case',
  'inspector',
  'results',
  'bundle',
  'calendar',
  'grade',
];

/** Read, or refused as a whole with a code of its own and exit 3; anything thrown is a crash and fails the property. */
async function expectVerdict(bytes: Uint8Array, name: SchemaName): Promise<void> {
  const result = await readTableFile({ bytes, fileName: '-' }, loadSchema(name), { lang: 'zh' });
  if (!result.ok) {
    expect(result.error.code).toMatch(/^E_TABLE_/);
    expect(result.error.exitCode).toBe(3);
    return;
  }
  const { rows, problems, fileProblems } = result.value.table;
  const lines = new Set(rows.map((row) => row.line));
  expect(lines.size).toBe(rows.length);
  for (const problem of problems) expect(lines.has(problem.line ?? -1)).toBe(true);
  for (const problem of [...problems, ...fileProblems]) {
    expect(problem.message).not.toBe('');
    expect(problem.value.length).toBeLessThanOrEqual(400);
  }
}

const rows = [goodItem, { ...goodItem, 事项编码: 'A002', 事项名称: '他说"好",再\n换行' }];
const goodCsv = csvOf(...rows);
const goodFiles: readonly Uint8Array[] = [
  utf8(goodCsv),
  utf8(`\ufeff${csvOf(goodCase)}`),
  gb18030(goodCsv),
  utf16(goodCsv, 'le'),
];
const header = Object.keys(goodItem);
const kinds: TestCell[] = [
  { n: '46086.5', style: 'date' },
  { n: '1e3' },
  { bool: true },
  { error: '#REF!' },
  { formula: 'A1' },
  { formula: 'A1', value: 'x' },
];
const parts = workbookParts([
  { name: '清单', rows: [header, Object.values(goodItem), kinds], merged: ['A2:A3', 'B1:C1'] },
  { name: '说明', rows: [['填表说明']] },
]);

/** A change of a file: some of its bytes replaced, put in or taken out, or its end lost. */
const change = fc.record({
  at: fc.nat(1_000_000),
  remove: fc.nat(6),
  insert: fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.constantFrom(...marks())),
});

function marks(): Uint8Array[] {
  const texts = [
    '"',
    '""',
    '\n',
    '\r',
    ',',
    '\u0000',
    '=1+1',
    "'",
    '3.3E+17',
    '<',
    '/>',
    '&',
    '<!DOCTYPE x>',
    ' r="A9"',
    't="s"',
  ];
  return texts.map(utf8);
}

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  return changes.reduce((now, { at, remove, insert }) => {
    const place = now.length === 0 ? 0 : at % now.length;
    return new Uint8Array(Buffer.concat([now.subarray(0, place), insert, now.subarray(place + remove)]));
  }, bytes);
}

const changes = fc.array(change, { minLength: 1, maxLength: 6 });
const layout = fc.constantFrom(...layouts);

describe('whatever a file holds, it is read or refused with a code', () => {
  it('random bytes, also behind the first bytes of an archive', async () => {
    const magic = fc.constantFrom(
      Uint8Array.of(),
      Uint8Array.of(0x50, 0x4b, 3, 4),
      Uint8Array.of(0xff, 0xfe),
    );
    await fc.assert(
      fc.asyncProperty(magic, fc.uint8Array({ maxLength: 600 }), layout, (first, rest, name) =>
        expectVerdict(new Uint8Array(Buffer.concat([first, rest])), name),
      ),
      bounded(600),
    );
  });

  it('words of a table in any order', async () => {
    const word = fc.constantFrom(
      ...header,
      ...Object.values(goodItem),
      ',',
      ';',
      '\t',
      '"',
      '\n',
      '\r\n',
      'sep=;',
      '合计',
      "'=",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 80 }), (words) =>
        expectVerdict(utf8(words.join('')), 'item'),
      ),
      bounded(400),
    );
  });

  it('good CSV files with changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...goodFiles), changes, layout, (file, made, name) =>
        expectVerdict(changed(file, made), name),
      ),
      bounded(500),
    );
  });

  it('good workbooks with changed bytes', async () => {
    const good = zipOf(parts);
    await fc.assert(
      fc.asyncProperty(changes, (made) => expectVerdict(changed(good, made), 'item')),
      bounded(400),
    );
  });

  it('good workbooks with a part changed before it is packed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(parts.length - 1), changes, (which, made) => {
        const bad = parts.map((part, i) =>
          i === which ? { name: part.name, data: changed(Buffer.from(part.data), made) } : part,
        );
        return expectVerdict(zipOf(bad), 'item');
      }),
      bounded(500),
    );
  });
});

describe('through the program', () => {
  let office = '';
  beforeAll(async () => {
    office = mkdtempSync(join(tmpdir(), 'chengnuo-fuzz-'));
    const made = [
      'init',
      office,
      '--office',
      '常澄市行政审批局',
      '--uscc',
      OFFICE_USCC,
      '--region',
      '320400',
    ];
    expect((await run(made, { cwd: office })).code).toBe(0);
  });
  afterAll(() => rmSync(office, { recursive: true, force: true }));

  const state = async (): Promise<string> =>
    (await run('ledger verify --format json', { cwd: office })).out +
    (await run('item list --format json', { cwd: office })).out;

  it('a refused file leaves nothing behind', async () => {
    const files = [...goodFiles, zipOf(parts)];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), changes, async (file, made) => {
        const before = await state();
        const stdin = changed(file, made);
        const outcome = await run('item import - --batch 甲 --format json', { cwd: office, stdin });
        expect([0, 3]).toContain(outcome.code);
        if (outcome.code === 0) return;
        const code = /"code":"(E_\w+)"/.exec(outcome.err.trim().split('\n').at(-1) ?? '')?.[1] ?? '';
        expect(Object.keys(exitCodes)).toContain(code);
        expect(await state()).toBe(before);
      }),
      { ...bounded(60), interruptAfterTimeLimit: 4000 },
    );
  });
});

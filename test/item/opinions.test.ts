import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../src/item/opinion-rules.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { listOf, put } from './samples.ts';

const head = 'item_code,opinion,source,received_on,answer,adopted';

async function drafted(): Promise<Office> {
  const office = await makeOffice();
  put(office, 'list.csv', listOf({ item_code: 'A' }, { item_code: 'B' }));
  await office.run('item import list.csv --batch b1');
  return office;
}

const record = async (office: Office, ...rows: string[]) => {
  put(office, 'opinions.csv', `${[head, ...rows].join('\n')}\n`);
  return office.run('item opinions opinions.csv --batch b1 --format json');
};

describe('whose opinion', () => {
  test.each([
    ['公众', 'public'],
    ['社会 公众', 'public'],
    ['The Public', 'public'],
    ['常澄市教育局', '常澄市教育局'],
    ['市司法局', '市司法局'],
    ['镇街道', '镇街道'],
    ['镇街', '镇街'],
    ['雕庄街道', '雕庄街道'],
    ['各县区', '各县区'],
    ['张国镇', null],
    ['工商银行', '工商银行'],
    ['张伟', null],
    ['欧阳小明', null],
    ['李先生', null],
    ['王某', null],
    ['来电 13812345678', null],
    ['11010519491231002X', null],
  ])('%s → %s', (text, source) => {
    expect(sourceOf(text)).toBe(source);
  });
});

describe('recording opinions', () => {
  test('the columns as the help names them; one that is missing is told, with every other problem', async () => {
    const office = await drafted();
    put(office, 'named.csv', '事项编码,意见,来源,日期,答复,采纳情况\nA,太长,市司法局,2026-09-01,,\n');
    const read = await office.run('item opinions named.csv --batch b1 --format json');
    expect([read.code, read.json()]).toMatchObject([0, { added: 1, written: true }]);
    put(office, 'lacking.csv', '事项编码,意见,来源\nA,太长,市司法局\nNONE,太短,市司法局\n');
    const refused = await office.run('item opinions lacking.csv --batch b1 --format json');
    expect([refused.code, refused.json()]).toMatchObject([
      3,
      {
        rejected: 2,
        written: false,
        problems: [
          { line: 1, column: 'received_on', code: 'missing-label' },
          { line: 3, column: 'item_code', code: 'foreign-key' },
        ],
      },
    ]);
  });

  test('new ones are added, an answer that came later updates its opinion, the same file changes nothing', async () => {
    const office = await drafted();
    const first = await record(office, 'A,太长,市司法局,2026-09-01,,', ',很好,public,2026-09-02,,');
    expect(first.json()).toMatchObject({ batch: 'b1', read: 2, added: 2, written: true });
    const rows = ['A,太长,市司法局,2026-09-01,已缩短,采纳', ',很好,公众,2026-09-02,,'];
    expect((await record(office, ...rows)).json()).toMatchObject({ added: 0, updated: 1, unchanged: 1 });
    expect((await record(office, ...rows)).json()).toMatchObject({ unchanged: 2, written: false });
    const diff = (await office.run('item diff b1 b1 --format json')).json();
    expect(diff).toMatchObject({
      opinions: [
        { item_code: null, source: 'public' },
        { item_code: 'A', answer: '已缩短', adopted: 'yes' },
      ],
    });
  });

  test('the ledger holds digests and counts, never the words', async () => {
    const office = await drafted();
    await record(office, 'A,太长,市司法局,2026-09-01,已缩短,yes');
    const { entries } = (await office.run('ledger show --format json')).json() as {
      entries: { text: string }[];
    };
    const entry = entries.at(-1)?.text ?? '';
    expect(entry).toContain('"act":"item.opinions"');
    expect(entry).toContain('"added":1');
    expect(entry).not.toMatch(/太长|已缩短|司法|opinions\.csv/);
  });

  test('every problem of a file at once; the name of a person is not repeated', async () => {
    const office = await drafted();
    const refused = await record(
      office,
      'X,甲,市司法局,2026-09-01,,',
      'A,乙,张伟,2026-09-01,,',
      'A,丙,市司法局,2026-09-17,,',
      'A,丁,公众,2026-09-01,,',
      'A,丁,市民,2026-09-01,,',
      'A,,市司法局,2026-09-01,,maybe',
    );
    expect(refused.code).toBe(3);
    expect(refused.json()).toMatchObject({
      read: 6,
      rejected: 5,
      written: false,
      problems: [
        { line: 2, column: 'item_code', code: 'foreign-key' },
        { line: 3, column: 'source', code: 'constraint-error', value: '' },
        { line: 4, column: 'received_on', code: 'constraint-error' },
        { line: 6, column: 'opinion', code: 'unique-error' },
        { line: 7, column: 'adopted', code: 'constraint-error' },
        { line: 7, column: 'opinion', code: 'missing-cell' },
      ],
    });
    expect(refused.out + refused.err).not.toContain('张伟');
    expect((await office.run('item diff b1 b1 --format json')).json()).not.toHaveProperty('opinions');
  });

  test('a batch that is not there', async () => {
    const office = await drafted();
    put(office, 'opinions.csv', `${head}\nA,甲,公众,2026-09-01,,\n`);
    const refused = await office.run('item opinions opinions.csv --batch none');
    expect(refused.code).toBe(6);
    expect(refused.err).toContain('E_ITEM_BATCH_UNKNOWN');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeOffice, type Office } from '../support/office.ts';
import { listOf, put } from './samples.ts';

const head = 'item_code,opinion,source,received_on,answer,adopted';

/** A published list of A and B, and a draft of the second batch: A changed, B gone, C new. */
async function consultation(): Promise<Office> {
  const office = await makeOffice();
  put(office, 'one.csv', listOf({ item_code: 'A' }, { item_code: 'B' }));
  await office.run('item import one.csv --batch b1');
  await office.run('item publish b1 --from 2026-03-01');
  put(
    office,
    'two.csv',
    listOf(
      { item_code: 'A', promised_limit_window: '0.5wd', conditions: '<script>alert(1)</script>' },
      { item_code: 'C', item_name: '=HYPERLINK("x")', authority_name: '常澄市民政局' },
    ),
  );
  await office.run('item import two.csv --batch b2 --full');
  return office;
}

const json = async (office: Office, command: string): Promise<unknown> =>
  (await office.run(`${command} --format json`)).json();

describe('comparing', () => {
  test('two versions of one item, in both directions', async () => {
    const office = await consultation();
    const fields = [
      { field: 'conditions', from: null, to: '<script>alert(1)</script>' },
      { field: 'promised_limit_window', from: null, to: '0.5wd' },
    ];
    expect(await json(office, 'item diff 1 2 --code A')).toEqual({
      added: [],
      removed: [],
      changed: [{ code: 'A', fields }],
    });
    expect(await json(office, 'item diff 2 1 --code A')).toMatchObject({
      changed: [
        {
          fields: [
            { from: '<script>alert(1)</script>', to: null },
            { from: '0.5wd', to: null },
          ],
        },
      ],
    });
  });

  test('a version that retires its item is the item gone', async () => {
    const office = await consultation();
    expect(await json(office, 'item diff 1 2 --code B')).toEqual({ added: [], removed: ['B'], changed: [] });
  });

  test('the lists in force on two days: a draft is in neither', async () => {
    const office = await consultation();
    expect(await json(office, 'item diff 2026-02-28 2026-09-16')).toMatchObject({ added: ['A', 'B'] });
    expect(await json(office, 'item diff 2026-03-01 2026-12-31')).toEqual({
      added: [],
      removed: [],
      changed: [],
    });
    await office.run('item publish b2 --from 2026-10-01');
    expect(await json(office, 'item diff 2026-09-30 2026-10-01')).toMatchObject({
      added: ['C'],
      removed: ['B'],
      changed: [{ code: 'A' }],
    });
    expect(await json(office, 'item diff 2026-09-30 2026-10-01 --code C')).toEqual({
      added: ['C'],
      removed: [],
      changed: [],
    });
  });

  test('what is in force against a draft batch', async () => {
    expect(await json(await consultation(), 'item diff 2026-09-16 b2')).toMatchObject({
      added: ['C'],
      removed: ['B'],
      changed: [{ code: 'A' }],
    });
  });

  test.each([
    ['item diff 1 9 --code A', 6, 'E_ITEM_VERSION_UNKNOWN'],
    ['item diff 1 2 --code X', 6, 'E_ITEM_UNKNOWN'],
    ['item diff 1 2', 6, 'E_ITEM_BATCH_UNKNOWN'],
    ['item diff b1 b2 --out changes.docx', 2, 'E_ITEM_DIFF_FORM'],
  ])('%s is refused with %i', async (command, exit, code) => {
    const refused = await (await consultation()).run(command);
    expect(refused.code).toBe(exit);
    expect(refused.err).toContain(`[${code}]`);
  });
});

describe('the document for consultation', () => {
  const opinions = [
    head,
    'A,半日太短，<b>建议</b>一日,常澄市教育局,2026-09-10,已与各区核对，窗口可半日办结,no',
    'B,请保留,公众,2026-09-11,,',
    ',清单编排清楚,市律师协会,2026-09-12,感谢,yes',
    '',
  ].join('\n');

  async function withOpinions(): Promise<Office> {
    const office = await consultation();
    put(office, 'opinions.csv', opinions);
    expect((await office.run('item opinions opinions.csv --batch b2')).code).toBe(0);
    return office;
  }

  test('as a page: all text escaped, opinions beside their items, nothing loaded from elsewhere', async () => {
    const office = await withOpinions();
    const done = await office.run('item diff b1 b2 --out changes.html');
    expect(done.code).toBe(0);
    expect(done.out).toContain('收到意见 3 条，已答复 2 条。');
    const page = readFileSync(office.path('changes.html'), 'utf8');
    for (const heading of ['新增事项（1）', '减少事项（1）', '变更事项（1）', '其他意见']) {
      expect(page).toContain(heading);
    }
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('半日太短，&lt;b&gt;建议&lt;/b&gt;一日');
    expect(page).not.toMatch(/<script|<b>|https?:|src=/);
    expect(page).toContain('0.5工作日');
    // The opinion stands in its item's article, the one on the whole list in none.
    const articles = page.split('<article').slice(1);
    expect(articles.find((one) => one.includes('<code>A</code>'))).toContain('不采纳');
    expect(articles.find((one) => one.includes('<code>B</code>'))).toContain('社会公众');
    expect(articles.slice(0, -1).join('')).not.toContain('市律师协会');
    const english = await office.run('item diff b1 b2 --out changes.html --lang en');
    expect(english.out).toContain('3 opinions received, 2 answered.');
    expect(readFileSync(office.path('changes.html'), 'utf8')).toContain('Items removed (1)');
  });

  test('as a table: a line a field, formulas guarded', async () => {
    const office = await withOpinions();
    await office.run('item diff b1 b2 --out changes.csv --lang en');
    const table = readFileSync(office.path('changes.csv'), 'utf8');
    expect(table.startsWith('\ufeffchange,item_code,item_name,')).toBe(true);
    expect(table).toContain('changed,A,教师资格认定,常澄市教育局,Promised limit (window),,0.5wd,');
    expect(table).toContain(`added,C,"'=HYPERLINK(""x"")",常澄市民政局,`);
    expect(table).toContain(
      'opinion,(the list as a whole),,,,,,清单编排清楚,市律师协会,2026-09-12,感谢,adopted',
    );
  });

  test('and for programs, with the file that was written', async () => {
    const office = await withOpinions();
    expect(await json(office, 'item diff b1 b2 --out changes.html')).toMatchObject({
      added: ['C'],
      removed: ['B'],
      opinions: [
        { item_code: null, source: '市律师协会', adopted: 'yes' },
        { item_code: 'A', adopted: 'no', answer: '已与各区核对，窗口可半日办结' },
        { item_code: 'B', source: 'public', answer: null },
      ],
      file: office.path('changes.html'),
    });
  });
});

describe('source of a version', () => {
  test('file, line and digest are shown; a version that no file holds says so', async () => {
    const office = await consultation();
    const shown = (await json(office, 'item show B')) as { versions: Record<string, unknown>[] };
    expect(shown.versions).toMatchObject([
      { version: 1, effective_from: '2026-03-01', file: 'one.csv', sheet: null, line: 3 },
      { version: 2, status: 'draft', file: 'two.csv', line: null },
    ]);
    expect(shown.versions[0]?.['file_sha256']).toMatch(/^[0-9a-f]{64}$/);
    const text = (await office.run('item show B --lang en')).out;
    expect(text).toContain('two.csv (the whole list no longer holds it)');
    expect(text).toContain('one.csv, line 3');
    expect(text).toContain(String(shown.versions[0]?.['file_sha256']));
  });
});

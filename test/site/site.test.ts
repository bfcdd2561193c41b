import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/kernel/hash.ts';
import type { Office } from '../support/office.ts';
import { readPdf } from '../support/read-pdf.ts';
import { makeSampleOffice, sampleFile } from '../support/sample-office.ts';

const SEED = '27182818284590452353602874713527';
let office: Office;

const must = async (line: string | readonly string[], now?: string) => {
  const done = await office.run(line, now === undefined ? {} : { now });
  if (done.code !== 0) throw new Error(`${String(line)}: ${done.err}`);
  return done;
};

const filesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();

/** The text of a page's main part. */
const textOf = (page: string): string =>
  page
    .slice(page.indexOf('<main'), page.indexOf('</main>'))
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'");

const contents = (dir: string): Map<string, string> =>
  new Map(filesOf(dir).map((file) => [file, sha256Hex(readFileSync(join(dir, file)))]));

beforeEach(async () => {
  office = await makeSampleOffice();
});

/** What a site shows beside its list: bundles, a consultation, a draw, a report. */
async function fill(): Promise<void> {
  await must(['bundle', 'import', sampleFile('bundles.csv')]);
  writeFileSync(
    office.path('opinions.csv'),
    'item_code,opinion,source,received_on,answer,adopted\n,建议增加网上办理，联系13812345678,社会公众,2026-09-01,已增加,yes\n',
  );
  await must('item opinions opinions.csv --batch 第一批');
  await must('sample plan --name 三季度 --from 2026-06-01 --to 2026-08-31 --strata region --rate 10%');
  await must(`sample draw 三季度 --seed ${SEED}`);
  await must('sample publish 三季度 --out published');
  await must('report monthly --month 2026-08 --out reports --to json --issue');
}

describe('site build', () => {
  test('every page in both languages; links resolve; sums hold; nothing comes from elsewhere', async () => {
    await fill();
    const built = (await must('site build out --format json')).out;
    expect(JSON.parse(built)).toMatchObject({ items: 52, draws: 1, reports: 1, newer: [], failed: [] });
    const dir = office.path('out');
    const files = new Set(filesOf(dir));
    for (const page of [
      'index',
      'bundles',
      'consultation',
      'draws',
      'reports',
      'reports/2026-08',
      'policy',
      'verify',
    ])
      for (const at of ['', 'en/']) expect(files).toContain(`${at}${page}.html`);

    const pages = [...files].filter((file) => file.endsWith('.html') && !file.startsWith('draws/'));
    const broken: string[] = [];
    for (const page of pages) {
      const text = readFileSync(join(dir, page), 'utf8');
      expect(text).toContain('content="default-src &#39;none&#39;;');
      expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      expect(text.match(/<main/g)).toHaveLength(1);
      expect(text.match(/<h1/g)).toHaveLength(1);
      for (const [, href = ''] of text.matchAll(/href="([^"#]+)"/g)) {
        const target = posix.join(posix.dirname(page), decodeURIComponent(href.replaceAll('&amp;', '&')));
        if (!files.has(target)) broken.push(`${page} -> ${href}`);
      }
    }
    expect(pages.length).toBeGreaterThan(100);
    expect(broken).toEqual([]);

    const sums = readFileSync(join(dir, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    expect(sums.map((line) => line.slice(66))).toEqual(
      [...files].filter((file) => !file.startsWith('SHA256SUMS')).sort(),
    );
    for (const line of sums)
      expect(sha256Hex(readFileSync(join(dir, line.slice(66))))).toBe(line.slice(0, 64));
    expect((await must('sample verify out/draws/三季度')).code).toBe(0);
    expect(readFileSync(join(dir, 'checkpoint.txt'), 'utf8')).toMatch(/^chengnuo\//);
  });

  test('the rules are told in words: no code of the program, no flag, in either language', async () => {
    await must('site build out');
    for (const page of ['policy.html', 'en/policy.html'])
      expect(textOf(readFileSync(office.path('out', page), 'utf8'))).not.toMatch(
        /[a-z]_[a-z]|--[a-z]|chengnuo|\d(?:wd|mo|d|y|h)\b/,
      );
    const rules = textOf(readFileSync(office.path('out', 'policy.html'), 'utf8'));
    // Nothing but the grades stands in Latin letters on the Chinese page.
    expect(rules.match(/[A-Za-z][\w-]*/g)?.filter((word) => !/^[A-EM]$/.test(word))).toEqual([]);
    expect(rules).toContain('浙江省公共信用评价');
    expect(rules).not.toMatch(/未核对原文|本程序/);
  });

  test('an office without life events is not shown as having none of them', async () => {
    await must('site build out');
    expect(readFileSync(office.path('out', 'index.html'), 'utf8')).not.toContain('<b>0</b>');
  });

  test('Chinese text of an English page is marked as Chinese', async () => {
    await must('site build out');
    const page = readFileSync(office.path('out', 'en', 'index.html'), 'utf8');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<strong><span lang="zh-CN">常澄市行政审批局</span></strong>');
    const bare = page
      .replace(/<(script|style|title|option|pre)\b.*?<\/\1>/gs, '')
      .replace(/<(\w+)[^>]* lang="zh-CN"[^>]*>[^<]*<\/\1>/g, '')
      .replace(/<[^>]*>/g, '');
    // The seal is a picture.
    expect(bare.replace('承诺', '')).not.toMatch(/\p{Script=Han}/u);
    expect(readFileSync(office.path('out', 'index.html'), 'utf8')).not.toContain('<span lang=');
  });

  test('only the letters that the list makes public, in both languages', async () => {
    await must('site build out');
    const listed = readdirSync(office.path('out', 'letters', 'zh'));
    expect(readdirSync(office.path('out', 'letters', 'en'))).toEqual(listed);
    const items = (await must('item list --mode commitment --format json')).out;
    const open = (JSON.parse(items) as { items: { item_code: string; publish_letter: string }[] }).items;
    expect(listed.length).toBe(open.filter(({ publish_letter }) => publish_letter === 'yes').length);
    const [file = ''] = listed;
    const { text } = await readPdf(readFileSync(office.path('out', 'letters', 'zh', file)));
    expect(text).toContain('承诺');
  });

  test('the same data give the same bytes, and a site is replaced by the next one', async () => {
    await fill();
    await must('site build one');
    await must('site build two');
    expect(contents(office.path('two'))).toEqual(contents(office.path('one')));
    await must('site build one');
    expect(readdirSync(office.dir).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('a folder that is no site, or that holds a file of somebody else, is refused and left as it is', async () => {
    mkdirSync(office.path('mine'));
    writeFileSync(office.path('mine', 'letter.txt'), 'mine');
    const refused = await office.run('site build mine');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('E_SITE_FOLDER')]);
    await must('site build out');
    const before = contents(office.path('out'));
    writeFileSync(office.path('out', 'items', 'notes.txt'), 'mine');
    const again = await office.run('site build out');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('items/notes.txt')]);
    expect(existsSync(office.path('out', 'items', 'notes.txt'))).toBe(true);
    const after = contents(office.path('out'));
    after.delete('items/notes.txt');
    expect(after).toEqual(before);
  });

  test('no natural person is in it: no name, number or telephone of the cases', async () => {
    await fill();
    await must('site build out');
    const text = filesOf(office.path('out'))
      .filter((file) => /\.(html|csv|json|txt|md)$/.test(file))
      .map((file) => readFileSync(office.path('out', file), 'utf8'))
      .join('\n');
    const rows = readFileSync(sampleFile('cases.csv'), 'utf8').split('\n').slice(1).filter(Boolean);
    for (const row of rows) {
      const [, , name = '', type = '', , id = '', , phone = ''] = row.split(',');
      expect(text.includes(id)).toBe(false);
      if (phone !== '') expect(text.includes(phone)).toBe(false);
      if (type === '自然人' && name.length > 2) expect(text.includes(name)).toBe(false);
    }
    expect(text).not.toContain('13812345678');
  });

  test('text of the list is text: markup in it never becomes a part of a page', async () => {
    writeFileSync(
      office.path('evil.csv'),
      `item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,publish_letter\nXSS-1,"<script>alert(1)</script>""><b>",certification,"</title><img src=x onerror=alert(1)>",常澄市公安局,3,commitment,"<a href=""javascript:1"">法</a>",no\n`,
    );
    await must('item import evil.csv --batch 恶意');
    await must('item publish 恶意 --from 2026-01-01');
    await must('site build out');
    for (const page of ['index.html', 'items/XSS-1.html', 'en/items/XSS-1.html']) {
      const text = readFileSync(office.path('out', page), 'utf8');
      expect(text).not.toMatch(/<script>alert|<img|<b>"|javascript:1">/);
      expect(text).toContain('&lt;script&gt;');
    }
  });

  test('what was not published yet is left out: new results after the publication', async () => {
    await fill();
    const drawn = readFileSync(office.path('published', 'draw.csv'), 'utf8').split('\n');
    const unit = drawn.map((line) => line.split(',')[0] ?? '').find((one) => /^\d/.test(one)) ?? '';
    writeFileSync(office.path('r.csv'), `unit,inspected_on,result,promise\n${unit},2026-10-10,5,untrue\n`);
    const later = '2026-10-12T10:00:00+08:00';
    await must('sample import-results 三季度 r.csv', later);
    const built = await must('site build out --format json', later);
    expect(JSON.parse(built.out)).toMatchObject({ draws: 1, newer: ['三季度'] });
    expect(built.err).toContain('chengnuo sample publish 三季度');
    expect(existsSync(office.path('out', 'draws'))).toBe(false);
    expect(readFileSync(office.path('out', 'draws.html'), 'utf8')).toContain('三季度');
  });

  test("the office's own welcome text and style sheet go first", async () => {
    const shipped = readFileSync(join(import.meta.dirname, '../../templates/site/welcome.zh.md'), 'utf8');
    const own = office.path('templates', 'site', 'welcome.zh.md');
    mkdirSync(dirname(own), { recursive: true });
    writeFileSync(own, shipped.replace('实行告知承诺制，', '欢迎来到{{ office_name }}。实行告知承诺制，'));
    writeFileSync(office.path('templates', 'site', 'style.css'), 'body{color:navy}');
    await must('site build out');
    const page = readFileSync(office.path('out', 'index.html'), 'utf8');
    expect(page).toContain('欢迎来到常澄市行政审批局。');
    expect(page).toContain('<style>body{color:navy}</style>');
  });
});

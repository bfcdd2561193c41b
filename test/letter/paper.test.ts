import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { paperKindNames, paperKindOf } from '../../src/letter/paper/kinds.ts';
import { FIRM, makeCaseOffice, must, record, WANG } from '../case/support.ts';
import type { Office } from '../support/office.ts';
import { readPdf } from '../support/read-pdf.ts';

const CASE = '320400-2026-000001';
const textOf = (file: string): string => readPdf(readFileSync(file)).text.replace(/\s/g, '');

interface Printed {
  papers: {
    kind: string;
    about: string;
    document_no: string | null;
    file: string;
    template_version: string;
  }[];
}

async function print(office: Office, line: string): Promise<Printed['papers'][number]> {
  const printed = (await must(office, `letter paper ${line} --out papers`)) as unknown as Printed;
  const [paper] = printed.papers;
  if (paper === undefined) throw new Error('nothing was printed');
  return paper;
}

/** An office with a case recorded; `steps` are run on it. */
async function officeWith(item: string, ...steps: readonly string[]): Promise<Office> {
  const office = await makeCaseOffice();
  await must(office, record(item));
  for (const step of steps) await must(office, step.replace('NO', CASE));
  return office;
}

const firm = `--name 常澄云帆酒店有限公司 --type organization --id-number ${FIRM} --channel window`;

describe('letter paper', () => {
  test('lists every kind, with what it is about', async () => {
    const office = await makeCaseOffice();
    const listed = (await must(office, 'letter paper list')) as { papers: { kind: string; title: string }[] };
    expect(listed.papers.map(({ kind }) => kind)).toEqual(paperKindNames);
    expect(listed.papers.find(({ kind }) => kind === 'objection')?.title).toBe('异议申诉表');
  });

  test('prints a paper from the data of a case, for the office’s eyes, with number, office and template at its foot', async () => {
    const office = await officeWith('RS-001');
    const paper = await print(office, `acceptance ${CASE}`);
    expect(paper).toMatchObject({ kind: 'acceptance', about: CASE, document_no: '承诺受〔2026〕1号' });
    expect(paper.file).toBe(office.path('papers', `${CASE}-acceptance.pdf`));
    expect(statSync(paper.file).mode & 0o777).toBe(0o600);
    const text = textOf(paper.file);
    for (const part of ['受理通知书', '王小明', WANG, '失业登记', CASE, '2026年9月16日', '离职证明'])
      expect(text).toContain(part);
    for (const page of readPdf(readFileSync(paper.file)).pages) {
      expect(page.text).toContain('常澄市行政审批局');
      expect(page.text.replace(/\s/g, '')).toContain('承诺受〔2026〕1号');
      expect(page.text).toContain(`papers/acceptance ${paper.template_version}`);
    }
  });

  test('printed again it keeps number and day and has the same bytes; another one has the next number', async () => {
    const office = await officeWith('RS-001');
    const first = await print(office, `acceptance ${CASE}`);
    const before = readFileSync(first.file);
    const again = await office.run(`letter paper acceptance ${CASE} --out later --format json`, {
      now: '2026-09-20T10:00:00+08:00',
    });
    const [later] = (again.json() as Printed).papers;
    expect(later?.document_no).toBe(first.document_no);
    expect(readFileSync(later?.file ?? '')).toEqual(before);
    expect((await print(office, `acceptance ${CASE} --another`)).document_no).toBe('承诺受〔2026〕2号');
    expect((await print(office, `acceptance ${CASE}`)).document_no).toBe('承诺受〔2026〕2号');
  });

  test('is an act: the entry holds kind, case and a keyed digest, and no person', async () => {
    const office = await officeWith('RS-001');
    await print(office, `supplement ${CASE} --set missing=离职证明|未盖章`);
    const shown = (await must(office, 'ledger show --act paper.print')) as { entries: { text: string }[] };
    expect(shown.entries).toHaveLength(1);
    expect(JSON.parse(shown.entries[0]?.text ?? '').data).toEqual({
      paper: 'supplement',
      case: CASE,
      document_no: '承诺补〔2026〕1号',
      template: expect.stringMatching(/^1\.0\+[0-9a-f]{12}$/),
      file_key: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(shown.entries[0]?.text).not.toMatch(/王小明|离职|320402199001011239/);
    expect((await office.run('ledger verify')).code).toBe(0);
  });

  test('what the house does not know is given by --set, and asked for where there is a terminal', async () => {
    const office = await officeWith('RS-001');
    const refused = await office.run(`letter paper non-acceptance ${CASE} --out papers`);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--set reason=')]);
    expect(existsSync(office.path('papers'))).toBe(false);
    const paper = await print(
      office,
      `non-acceptance ${CASE} --set reason=不属于本机关职权范围 --set other_authority=常澄市民政局`,
    );
    const text = textOf(paper.file);
    expect(text).toContain('经审查，不属于本机关职权范围。');
    expect(text).toContain('请向常澄市民政局申请');
    expect(text).toContain('60日内');
    expect(text).toContain('6个月内');
  });

  test('a field that the paper lacks is refused with what was meant', async () => {
    const office = await officeWith('RS-001');
    const refused = await office.run(`letter paper non-acceptance ${CASE} --set reson=x --out papers`);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/E_PAPER_FIELD[\s\S]*reason/);
    expect((await office.run(`letter paper non-acceptance ${CASE} --set reason --out papers`)).code).toBe(2);
  });

  test('the office’s own number is kept, and never used for two papers', async () => {
    const office = await officeWith('RS-001', record('RS-001'));
    const own = `--set missing=身份证|过期 --document 常审补〔2026〕7号`;
    expect((await print(office, `supplement ${CASE} ${own}`)).document_no).toBe('常审补〔2026〕7号');
    const refused = await office.run(`letter paper supplement 320400-2026-000002 ${own} --out papers`);
    expect([refused.code, refused.err]).toEqual([5, expect.stringContaining('E_PAPER_NUMBER')]);
    expect(readdirSync(office.path('papers'))).toEqual([`${CASE}-supplement.pdf`]);
  });

  test('the notice of deferred materials is made in two copies, with material and limit', async () => {
    const office = await makeCaseOffice();
    await must(office, `${record('RS-001')} --deferred 离职证明`);
    await must(office, `case sign ${CASE}`);
    const paper = await print(office, `deferred-notice ${CASE}`);
    const { pages } = readPdf(readFileSync(paper.file));
    const text = pages.map((page) => page.text.replace(/\s/g, '')).join('\n');
    expect(text.match(/容缺受理通知书/g)).toHaveLength(2);
    expect(text).toContain('第一联申请人留存');
    expect(text).toContain('第二联存档');
    expect(text).toContain('离职证明');
    expect(text).toContain('2026年9月22日前');
    const second = pages.findIndex((page) => page.text.includes('第二联'));
    expect(second % 2).toBe(0);
    expect(textOf((await print(office, `deferred-promise ${CASE}`)).file)).toContain('于2026年9月22日前');
  });

  test('what a check found stands in the order to correct and in the revocation', async () => {
    const office = await officeWith(
      'RS-001',
      'case sign NO',
      'case decide NO --grant',
      'check record NO --outcome untrue --method onsite --detail 未实际离职',
    );
    const order = textOf((await print(office, `rectification ${CASE} --set rectify_by=2026年10月16日`)).file);
    for (const part of ['未实际离职', '2026年10月16日前', '经2026年9月16日核查', '国办发〔2020〕42号'])
      expect(order).toContain(part);
    const revoked = textOf((await print(office, `revocation ${CASE}`)).file);
    expect(revoked).toContain('未实际离职');
    expect(revoked).toContain('2026年9月16日现场检查，结论为不实');
  });

  test('a paper that a case’s state does not allow is refused: 5', async () => {
    const office = await officeWith('RS-001');
    for (const kind of ['refusal', 'revocation', 'deferred-notice', 'rectification']) {
      const refused = await office.run(`letter paper ${kind} ${CASE} --out papers`);
      expect([kind, refused.code, refused.err]).toEqual([kind, 5, expect.stringContaining('E_PAPER_STATE')]);
    }
  });

  test('a refusal of a licence names reason, article and remedies', async () => {
    const office = await makeCaseOffice();
    await must(office, `case record --item RS-005 ${firm} --ordinary`);
    await must(office, `case decide ${CASE} --refuse --evidence 没有固定场所`);
    const text = textOf((await print(office, `refusal ${CASE}`)).file);
    for (const part of ['不予行政许可决定书', '没有固定场所', '第三十八条第二款', '行政复议', '行政诉讼'])
      expect(text).toContain(part);
  });

  test('the papers of a breach know its decision; an unknown breach or case is 6', async () => {
    const office = await officeWith('RS-001');
    const { breach } = (await must(
      office,
      `credit breach --subject ${WANG} --kind false_promise --seriousness general --facts 不实`,
    )) as { breach: string };
    await must(office, `credit decide ${breach} --document 决3号 --defence waived`);
    for (const kind of ['repair-application', 'objection'])
      expect(textOf((await print(office, `${kind} ${breach}`)).file)).toContain('决3号');
    expect((await office.run('letter paper objection X-1 --out papers')).code).toBe(6);
    expect((await office.run('letter paper acceptance X-1 --out papers')).code).toBe(6);
  });

  test('what is asked for must be said whole: kind, case, folder', async () => {
    const office = await officeWith('RS-001');
    expect((await office.run(`letter paper acceptence ${CASE} --out papers`)).err).toContain('acceptance');
    expect((await office.run('letter paper nonsense X --out papers')).code).toBe(6);
    expect((await office.run('letter paper acceptance --out papers')).code).toBe(2);
    expect((await office.run(`letter paper acceptance ${CASE}`)).code).toBe(2);
    expect((await office.run(`letter paper acceptance ${CASE} --blank --out papers`)).code).toBe(2);
    expect((await office.run(`letter paper credit-decision ${CASE} --out papers`)).err).toContain(
      'credit decide',
    );
  });

  test.each(['zh', 'en'])(
    'every kind can be had blank (%s), for the hand, and leaves no record',
    async (lang) => {
      const office = await makeCaseOffice();
      for (const kind of paperKindNames)
        await must(office, `letter paper ${kind} --blank --letter-lang ${lang} --out blank/${kind}.pdf`);
      for (const kind of paperKindNames) {
        const text = textOf(office.path('blank', `${kind}.pdf`));
        expect(text, kind).not.toMatch(/undefined|null|\[object|（：|\{\{/);
      }
      expect((await must(office, 'ledger show --act paper.print')) as object).toMatchObject({ total: 0 });
    },
    60_000,
  );

  test('a variant of the office’s own is used where it is named', async () => {
    const office = await officeWith('RS-001');
    await must(office, 'letter template copy papers/acceptance --as papers/acceptance-own');
    const paper = await print(office, `acceptance ${CASE} --template papers/acceptance-own`);
    expect(readPdf(readFileSync(paper.file)).text).toContain('papers/acceptance-own 1.0+');
  });
});

test('each kind has its line in the registry and its template, or a command of its own', () => {
  for (const name of paperKindNames) {
    const { about, by } = paperKindOf(name);
    expect(about === 'none').toBe(by !== undefined);
  }
});

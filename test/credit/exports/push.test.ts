import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { canonicalJson } from '../../../src/kernel/canonical-json.ts';
import { sha256Hex } from '../../../src/kernel/hash.ts';
import { ok } from '../../../src/kernel/result.ts';
import { toXlsx } from '../../../src/table/write-xlsx.ts';
import { OFFICE_USCC } from '../../support/office.ts';
import { openDesk } from '../../support/open-desk.ts';
import { behind } from '../../support/open-office.ts';
import {
  AUTHORITY,
  checked,
  decided,
  FIRM,
  granted,
  LI,
  makeExportOffice,
  must,
  push,
  rowsOf,
  WANG,
} from './support.ts';

describe('credit export: commitments', () => {
  test('an empty reason is no reason; keys of the document are those of the contract', async () => {
    const office = await makeExportOffice();
    const empty = await office.run(['credit', 'export', '--out', 'push', '--reveal', ' ']);
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('--reveal')]);
    const dry = await office.run('credit export --dry-run --format json');
    expect(dry.json()).toMatchObject({ revealed: false, out_dir: null, written: false });
  });

  test('sends what was found, in the 20 fields of the data set', async () => {
    const office = await makeExportOffice();
    const kept = await granted(office, 'RS-005');
    const open = await granted(office, 'RS-005', '2026-07-07T10:00:00+08:00');
    await checked(office, kept.no, 'true');
    const done = await push(office, 'commitment', '--to csv,json --reveal 月度报送');
    expect(done).toMatchObject({
      push: 1,
      mode: 'full',
      rows: 1,
      added: 1,
      waiting: { unchecked: 1 },
      held: 0,
    });
    expect(open.code).not.toBe(kept.code);
    const [row] = rowsOf(office, 'commitment-0001.json');
    expect(row).toEqual({
      commitment_code: kept.code,
      promisor_name: '某某劳务有限公司',
      promisor_type: '法人及非法人组织',
      promisor_code: FIRM,
      promise_type: '审批替代型',
      promise_matter: '申请办理劳务派遣经营许可',
      promise_content: '注册资本不少于二百万元',
      liability: '承诺不实的撤销许可',
      promised_on: '2026-07-06',
      valid_until: '',
      accepting_unit: '常澄市人力资源和社会保障局',
      accepting_unit_code: AUTHORITY,
      openness: '可向社会公开',
      fulfilment: '全部履行',
      unfulfilled: '',
      consequence: '',
      assessed_on: '2026-07-20',
      assessing_unit: '常澄市人力资源和社会保障局',
      assessing_unit_code: AUTHORITY,
      remarks: '',
    });
    const bytes = readFileSync(office.path('out', 'commitment-0001.csv'));
    expect(bytes.subarray(0, 12).toString('utf8')).toBe('承诺编码');
    expect(bytes.toString('utf8').split('\n')[0]?.split(',')).toHaveLength(20);
    expect(statSync(office.path('out', 'commitment-0001.csv')).mode & 0o777).toBe(0o600);
  });

  test('says nothing of an untrue promise before the decision, and what was imposed after it', async () => {
    const office = await makeExportOffice();
    const broken = await granted(office, 'RS-001', undefined, 'person');
    await checked(office, broken.no, 'partly');
    expect(await push(office, 'commitment')).toMatchObject({
      push: null,
      rows: 0,
      waiting: { undecided: 1 },
      files: [],
    });
    const breach = await decided(office, broken.no, { subject: WANG });
    await push(office, 'commitment', '--to json --reveal 报送');
    expect(rowsOf(office, 'commitment-0001.json')).toMatchObject([
      {
        ...{
          promisor_name: '王小明',
          promisor_type: '自然人',
          promisor_code: WANG,
          promise_type: '证明事项型',
        },
        ...{
          openness: '特定范围内公开',
          fulfilment: '部分履行',
          unfulfilled: '注册资本不足',
          assessed_on: '2026-08-03',
        },
        consequence: '自2026-08-03起至信用修复前不再适用告知承诺制',
      },
    ]);
    await must(office, `credit object ${breach} --content 事实有误`);
    expect(await push(office, 'commitment', '--to json --reveal 报送')).toMatchObject({
      push: 2,
      mode: 'delta',
      changed: 1,
    });
    expect(rowsOf(office, 'commitment-0002.json')).toMatchObject([{ remarks: '异议处理中' }]);
    await must(office, `credit object ${breach} --uphold --reason 证据不足 --document 常信复1号`);
    expect(await push(office, 'commitment', '--to json --reveal 报送')).toMatchObject({
      push: 3,
      changed: 1,
      removed: 0,
    });
    expect(rowsOf(office, 'commitment-0003.json')).toMatchObject([
      { fulfilment: '全部履行', unfulfilled: '', consequence: '', remarks: '' },
    ]);
  });

  test('remembers a row by a keyed digest, and knows one sent under a plain digest again', async () => {
    const office = await makeExportOffice();
    const kept = await granted(office, 'RS-005');
    await checked(office, kept.no, 'true');
    await push(office, 'commitment', '--to json --reveal 报送');
    const [sent] = await behind<{ digest: string }>(office, 'select digest from export_rows');
    expect(sent?.digest).toMatch(/^hmac:[0-9a-f]{64}$/);
    const [cells = {}] = rowsOf(office, 'commitment-0001.json');
    const plain = sha256Hex(canonicalJson(cells));
    expect(sent?.digest).not.toContain(plain);
    await behind(office, `update export_rows set digest = '${plain}'`);
    expect(await push(office, 'commitment')).toMatchObject({ push: null, rows: 0, changed: 0 });
    await behind(office, `update export_rows set digest = '${sha256Hex(plain)}'`);
    expect(await push(office, 'commitment')).toMatchObject({ push: 2, rows: 1, changed: 1 });
  });

  test('a repaired breach is taken down, and the removal file says why', async () => {
    const office = await makeExportOffice();
    const broken = await granted(office, 'RS-005');
    await checked(office, broken.no, 'untrue');
    const breach = await decided(office, broken.no);
    await push(office, 'commitment');
    const later = '2026-11-20T10:00:00+08:00';
    await must(office, `credit repair ${breach} --fulfilled-on 2026-09-01 --promise 承1 --at 2026-11-12`, {
      now: later,
    });
    const done = await push(office, 'commitment', '--to csv,json --reveal 报送', later);
    expect(done).toMatchObject({
      push: 2,
      rows: 0,
      removed: 1,
      removals: [{ key: broken.code, reason: 'repaired', on: '2026-11-12' }],
    });
    expect(done.files.map(({ file }) => file)).toEqual([
      'commitment-0002-removed.csv',
      'commitment-0002-removed.json',
    ]);
    expect(rowsOf(office, 'commitment-0002-removed.json')).toEqual([
      {
        data_set: '信用承诺',
        record_key: broken.code,
        reference: broken.code,
        reason: '信用修复',
        removed_on: '2026-11-12',
        remarks: '',
      },
    ]);
    expect(await push(office, 'commitment', undefined, later)).toMatchObject({
      push: null,
      rows: 0,
      removed: 0,
    });
  });
});

describe('credit export: licences', () => {
  test('in their field codes, with the clock of seven working days', async () => {
    const office = await makeExportOffice();
    const one = await granted(office, 'RS-005', '2026-09-04T10:00:00+08:00');
    const held = await granted(office, 'RS-006', '2026-09-15T10:00:00+08:00');
    const done = await push(office, 'licence', '--to csv,json --reveal 双公示');
    expect(done).toMatchObject({
      ...{ rows: 1, held: 1, late: 1, late_rows: [{ key: one.no, due: '2026-09-15' }] },
      held_rows: [{ key: held.no, problems: [{ column: 'XK_XKJGDM', code: 'missing-cell' }] }],
    });
    expect(rowsOf(office, 'licence-0001.json')).toMatchObject([
      {
        ...{
          XK_XDR_MC: '某某劳务有限公司',
          XK_XDR_LB: '02',
          XK_XDR_SHXYM: FIRM,
          XK_XDR_ZJHM: '',
          XK_WSH: one.no,
        },
        ...{ XK_XKLB: '01', XK_JDRQ: '2026/09/04', XK_YXQZI: '2099/12/31', XK_XKJGDM: AUTHORITY, XK_ZT: '1' },
        ...{ XK_LYDWDM: OFFICE_USCC },
      },
    ]);
    expect(readFileSync(office.path('out', 'licence-0001.csv'), 'utf8')).toMatch(/^XK_XDR_MC,XK_XDR_LB,/);
    await push(office, 'licence', '--full --headings zh --reveal 双公示');
    expect(readFileSync(office.path('out', 'licence-0002.csv'), 'utf8')).toMatch(
      /^行政相对人名称,行政相对人类别,/,
    );
  });

  test('a revoked one goes again as no longer valid', async () => {
    const office = await makeExportOffice();
    const one = await granted(office, 'RS-005');
    await push(office, 'licence');
    await checked(office, one.no, 'untrue');
    await decided(office, one.no, { decision: '--revoke' });
    expect(await push(office, 'licence', '--to json --reveal 双公示')).toMatchObject({
      push: 2,
      rows: 1,
      changed: 1,
    });
    expect(rowsOf(office, 'licence-0002.json')).toMatchObject([{ XK_ZT: '2', BZ: '许可决定已撤销' }]);
    await push(office, 'commitment', '--to json --reveal 报送');
    expect(rowsOf(office, 'commitment-0001.json')).toMatchObject([
      { consequence: '撤销劳务派遣经营许可的办理决定；自2026-08-03起至信用修复前不再适用告知承诺制' },
    ]);
  });
});

describe('credit export: penalties', () => {
  test('sums in ten thousand yuan, exact', async () => {
    const office = await makeExportOffice();
    const one = await granted(office, 'RS-005');
    await checked(office, one.no, 'untrue');
    const breach = await decided(office, one.no);
    await push(office, 'penalty', '--to json --reveal 双公示');
    expect(rowsOf(office, 'penalty-0001.json')).toMatchObject([
      {
        ...{
          CF_WSH: '常信决〔2026〕1号',
          CF_WFXW: '虚假承诺',
          CF_CFLB: '其他',
          CF_NR_FK: '',
          CF_JDRQ: '2026/08/03',
        },
        ...{ CF_ZT: '0', CF_YXQ: '2099/12/31', CF_GSJZQ: '2027/08/03', BZ: `失信行为编号${breach}` },
      },
    ]);
    writeFileSync(
      office.path('fines.csv'),
      `失信行为编号,罚款金额（元）,没收金额（元）\n${breach},2000,0.01\n`,
    );
    expect(await must(office, 'credit export --fines fines.csv')).toMatchObject({ added: 1, written: true });
    expect(await must(office, 'credit export --fines fines.csv')).toMatchObject({
      unchanged: 1,
      written: false,
    });
    await push(office, 'penalty', '--to json --reveal 双公示');
    expect(rowsOf(office, 'penalty-0002.json')).toMatchObject([
      {
        CF_CFLB: '罚款；没收',
        CF_NR_FK: '0.2',
        CF_NR_WFFF: '0.000001',
        CF_NR: expect.stringContaining('罚款2000元'),
      },
    ]);
  });

  test('an objection marks them, its success, a lift and erasure take them down', async () => {
    const office = await makeExportOffice();
    const upheld = await decided(office, null, { subject: LI, document: '决1' });
    const lifted = await decided(office, null, { subject: WANG, document: '决2' });
    expect(await push(office, 'penalty')).toMatchObject({ rows: 2, added: 2 });
    await must(office, `credit object ${upheld} --content 事实有误`);
    await push(office, 'penalty', '--to json --reveal 双公示');
    expect(rowsOf(office, 'penalty-0002.json')).toMatchObject([{ CF_WSH: '决1', CF_ZT: '2' }]);
    await must(office, `credit object ${upheld} --uphold --reason 证据不足 --document 复1`);
    await must(office, `credit lift ${lifted} --reason 判决撤销 --document 判1`);
    const done = await push(office, 'penalty');
    expect(done.removals.map(({ key, reason }) => [key, reason])).toEqual([
      ['决1', 'objection_upheld'],
      ['决2', 'lifted'],
    ]);
    // A push that was lost: everything that later pushes said goes again.
    expect(await push(office, 'penalty', '--since 2 --reveal 双公示')).toMatchObject({
      push: 4,
      rows: 0,
      removed: 2,
    });
    expect(await push(office, 'penalty')).toMatchObject({ push: null });
  });

  test('publicity that is over is taken down without anybody doing anything', async () => {
    const office = await makeExportOffice();
    await decided(office, null, { subject: LI, document: '决1' });
    await push(office, 'penalty');
    const done = await push(office, 'penalty', '--reveal 双公示', '2027-08-04T09:00:00+08:00');
    expect(done.removals).toMatchObject([{ key: '决1', reason: 'publicity_over' }]);
  });
});

describe('credit export: what stays safe', () => {
  test('without a reason a masked copy is written, and nothing is remembered', async () => {
    const office = await makeExportOffice();
    const one = await granted(office, 'RS-001', undefined, 'person');
    await checked(office, one.no, 'true');
    const review = await push(office, 'commitment', '--to json');
    expect(review).toMatchObject({ push: null, rows: 1, files: [{ file: 'commitment-review.json' }] });
    expect(readFileSync(office.path('out', 'commitment-review.json'), 'utf8')).not.toMatch(/王小明|19900101/);
    expect(await must(office, 'credit export --pushes')).toEqual({ pushes: [], total: 0 });
    expect(await push(office, 'commitment')).toMatchObject({ push: 1, rows: 1 });
    expect(await must(office, 'credit export --pushes')).toMatchObject({
      pushes: [{ set: 'commitment', push: 1, mode: 'full', rows: 1, added: 1, returned: 0 }],
    });
    const log = (await office.run('ledger show --act credit.export')).out;
    expect(log).toContain('credit.export');
    expect(log).not.toMatch(/王小明|19900101/);
    expect((await office.run('ledger verify')).code).toBe(0);
  });

  test('the same data gives the same bytes, in every form', async () => {
    const office = await makeExportOffice();
    const one = await granted(office, 'RS-005');
    await checked(office, one.no, 'true');
    const first = await push(office, 'commitment', '--to csv,xlsx,json --full --reveal 报送');
    const second = await push(office, 'commitment', '--to csv,xlsx,json --full --reveal 报送');
    expect(second.files.map(({ sha256 }) => sha256)).toEqual(first.files.map(({ sha256 }) => sha256));
  });

  test('a workbook bears no trace of the hour at which it was written', async () => {
    const sheet = { sheetName: '名单', header: ['甲', '乙'], rows: [['1', '2']], notes: ['说明', ''] };
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00Z') });
    try {
      const first = await toXlsx(sheet);
      vi.setSystemTime(new Date('2027-03-04T05:06:07Z'));
      expect(Buffer.from(await toXlsx(sheet)).equals(Buffer.from(first))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  test('what belongs to an erased person is taken down by its number alone', async () => {
    const office = await makeExportOffice();
    const one = await granted(office, 'RS-001', undefined, 'person');
    await checked(office, one.no, 'true');
    await decided(office, null, { subject: LI, document: '决1' });
    await push(office, 'commitment');
    await push(office, 'penalty');
    const { desk, close } = await openDesk(office, 'tester');
    await desk.store.transaction(async (tx) => {
      const erased = { name: null, id_number: null, erased_at: '2026-09-16T01:00:00.000Z' };
      await tx.updateTable('subjects').set(erased).execute();
      return ok(undefined);
    });
    await close();
    const [commitment, penalty] = [await push(office, 'commitment'), await push(office, 'penalty')];
    expect(commitment.removals).toEqual([
      { key: one.code, reference: one.code, reason: 'erased', on: '2026-09-16' },
    ]);
    expect(penalty.removals).toMatchObject([{ key: '决1', reason: 'erased' }]);
    const check = await office.run('credit export --check out/penalty-0002-removed.csv');
    expect([check.code, check.out]).toEqual([0, expect.stringContaining('符合格式')]);
  });

  test('every file that is pushed is found sound by the checker', async () => {
    const office = await makeExportOffice();
    const person = await granted(office, 'RS-001', undefined, 'person');
    const firm = await granted(office, 'RS-005');
    await checked(office, person.no, 'true');
    await checked(office, firm.no, 'untrue');
    await decided(office, firm.no);
    const done = await must(office, 'credit export --out out --to csv,xlsx,json --reveal 报送');
    const files = (done['pushes'] as { files: { file: string }[] }[]).flatMap((one) => one.files);
    expect(files).toHaveLength(9);
    for (const { file } of files) {
      const check = await office.run(`credit export --check out/${file}`);
      expect([file, check.code, check.err]).toEqual([file, 0, '']);
    }
    // A review copy is none: its masked numbers are told.
    await must(office, 'credit export --out out --full --set commitment');
    const review = await office.run('credit export --check out/commitment-review.csv --format json');
    expect(review.code).toBe(4);
    expect(review.json()).toMatchObject({
      problems: [{ line: 2, column: 'promisor_code', code: 'masked-cell' }],
    });
  });

  test('a rehearsal writes nothing and tells the same', async () => {
    const office = await makeExportOffice();
    const one = await granted(office, 'RS-005');
    await checked(office, one.no, 'true');
    const dry = (await must(office, 'credit export --dry-run --reveal 报送'))['pushes'] as object[];
    expect(dry).toMatchObject([
      { set: 'commitment', rows: 1, push: null, files: [] },
      { rows: 1 },
      { rows: 0 },
    ]);
    expect((await must(office, 'credit export --pushes'))['total']).toBe(0);
  });

  test('what a platform gave back is kept, shown, and goes again once corrected', async () => {
    const office = await makeExportOffice();
    const one = await granted(office, 'RS-005');
    await checked(office, one.no, 'true');
    await push(office, 'commitment');
    writeFileSync(
      office.path('back.csv'),
      `数据集,承诺编码,错误字段,错误信息\n信用承诺,${one.code},承诺人名称,名称与代码不一致：${WANG}\n信用承诺,00000020260101000000,,查无此条\n`,
    );
    const bad = await office.run('credit export --returned back.csv --format json');
    expect(bad.code).toBe(3);
    expect(bad.json()).toMatchObject({
      added: 1,
      rejected: 1,
      written: false,
      problems: [{ line: 3, code: 'foreign-key' }],
    });
    await office.run('credit export --returned back.csv --skip-invalid');
    expect((await must(office, 'credit export --returned'))['returned']).toMatchObject([
      {
        set: 'commitment',
        push: 1,
        key: one.code,
        field: '承诺人名称',
        error: '名称与代码不一致：3204**********1239',
      },
    ]);
    expect(await push(office, 'commitment')).toMatchObject({ push: null, returned: 1 });
    expect(await push(office, 'commitment', '--again --reveal 报送')).toMatchObject({
      push: 2,
      rows: 1,
      changed: 0,
    });
    expect((await must(office, 'credit export --returned'))['total']).toBe(0);
  });

  test('modes do not mix, an unknown push is told', async () => {
    const office = await makeExportOffice();
    expect((await office.run('credit export --check a.csv --pushes')).code).toBe(2);
    expect((await office.run('credit export')).err).toContain('--out');
    expect((await office.run('credit export --out out --full --since 1')).code).toBe(2);
    const unknown = await office.run('credit export --out out --since 7');
    expect([unknown.code, unknown.err]).toEqual([6, expect.stringContaining('E_EXPORT_PUSH_UNKNOWN')]);
  });
});

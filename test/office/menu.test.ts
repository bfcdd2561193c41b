import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeCaseOffice, must, record, WANG } from '../case/support.ts';
import { choose, leave } from '../support/menu.ts';
import type { Office } from '../support/office.ts';
import { atTerminal, keys, type Person, type TerminalOptions } from '../support/terminal.ts';

const drafts = (office: Office): string[] =>
  existsSync(office.path('drafts')) ? readdirSync(office.path('drafts')) : [];

async function sitDown(office: Office, options: TerminalOptions = {}): Promise<Person> {
  const person = atTerminal([], office.dir, options);
  await person.sees(/要做什么|would you like to do/);
  return person;
}

/** From the main menu to the question after the number: RS-001, a person, Wang. */
async function beginWang(person: Person): Promise<void> {
  await choose(person, '新办件登记');
  await person.sees('事项（输入名称');
  await person.press('sydj');
  await person.sees('❯ 失业登记');
  await person.press(keys.enter);
  await choose(person, '按这个事项登记');
  await choose(person, '自然人');
  await person.sees('申请人姓名');
  await person.press('王小明', keys.enter);
  await person.sees('? 证件号码');
  await person.press(WANG, keys.enter);
  await person.sees('从哪里来');
}

const cases = async (office: Office): Promise<Record<string, unknown>[]> =>
  (await must(office, 'case list'))['cases'] as Record<string, unknown>[];

describe('a clerk who knows no commands', () => {
  test('records a promise, its signature and the decision', async () => {
    const office = await makeCaseOffice();
    const person = await sitDown(office);
    await beginWang(person);
    await choose(person, '窗口');
    await choose(person, '否');
    await person.sees('可以适用告知承诺');
    await choose(person, '申请人选择告知承诺');
    await person.sees('离职证明');
    await person.press(keys.enter);
    await person.sees('承诺的具体内容');
    await person.press(keys.enter);
    await person.sees('? 联系电话');
    await person.press('138', keys.enter);
    await person.sees('至少应有 5 位数字');
    await person.press('12345678', keys.enter);
    await person.sees('? 联系地址');
    await person.press(keys.enter);
    await person.sees('请核对');
    await choose(person, '登记');
    await person.sees('已登记，办件编号 320400-2026-000001');
    expect(person.screen()).toContain('case record --item RS-001');
    await person.press(keys.enter);
    await choose(person, '打印告知承诺书');
    await person.sees('存到哪个文件夹 letters');
    await person.press(keys.enter);
    // The list of this office says too little for a letter: that is told, and the case is there again.
    await person.sees('请先在事项清单');
    await person.press(keys.enter);
    await choose(person, '登记签署承诺书');
    await choose(person, '是');
    await person.sees('已签署告知承诺书');
    await person.press(keys.enter);
    await choose(person, '登记办理结果');
    await choose(person, '准予');
    await person.sees('已办结：准予');
    expect(person.screen()).toContain('chengnuo case decide 320400-2026-000001 --grant');
    await person.press(keys.enter);
    await choose(person, '返回');
    await leave(person);
    expect(await cases(office)).toMatchObject([{ state: 'granted', mode: 'commitment' }]);
    expect(existsSync(office.path('letters'))).toBe(false);
    expect(drafts(office)).toEqual([]);
    expect((await office.run('ledger verify')).code).toBe(0);
    // Only while it is typed does a number stand on the screen: what stays of it is masked.
    expect(person.screen()).not.toContain(WANG);
    expect(person.written()).not.toContain(`✔ 证件号码 ${WANG}`);
  });

  test('declines for an applicant: ordinary procedure, and nothing is held against anyone', async () => {
    const office = await makeCaseOffice();
    const person = await sitDown(office);
    await beginWang(person);
    await choose(person, '窗口');
    await choose(person, '否');
    await choose(person, '申请人选择一般程序');
    for (const question of ['离职证明', '? 联系电话', '? 联系地址']) {
      await person.sees(question);
      await person.press(keys.enter);
    }
    await choose(person, '登记');
    await person.sees('材料齐全后登记办理结果');
    await person.press(keys.enter);
    await person.sees('已登记　一般程序');
    expect(person.screen()).not.toContain('打印告知承诺书');
    await person.press(keys.esc);
    await leave(person);
    expect(await cases(office)).toMatchObject([{ state: 'recorded', mode: 'ordinary' }]);
    expect((await office.run(['credit', 'gate', WANG])).code).toBe(0);
  });

  test('is told why somebody is barred, until when, and what now', async () => {
    const office = await makeCaseOffice();
    await must(
      office,
      `credit breach --subject ${WANG} --name 王小明 --type person --kind false_promise --seriousness serious --facts 骗取补贴`,
    );
    const breaches = (await must(office, 'credit list'))['breaches'] as { breach: string }[];
    const breach = breaches[0]?.breach ?? '';
    await must(office, `credit notify ${breach}`);
    await must(office, `credit decide ${breach} --document 文1号 --defence waived`);
    const person = await sitDown(office);
    await beginWang(person);
    await choose(person, '窗口');
    await choose(person, '否');
    await person.sees('现在怎么办');
    const screen = person.screen().replaceAll(/\s+/g, '');
    expect(screen).toContain('限制截止：至信用修复完成之日');
    expect(screen).toContain('可按一般程序办理');
    expect(screen).not.toContain('申请人选择告知承诺');
    await choose(person, '按一般程序办理');
    await person.sees('离职证明');
    // Materials on trust are barred too: the summary says so, and there is nothing to record until it is changed.
    await person.press(keys.space, keys.enter);
    for (const question of ['? 联系电话', '? 联系地址']) {
      await person.sees(question);
      await person.press(keys.enter);
    }
    await person.sees('不能以容缺受理方式办理');
    expect(person.screen()).not.toMatch(/❯ 登记$/m);
    await choose(person, '容缺材料');
    await person.sees('[x] 离职证明');
    await person.press(keys.space, keys.enter);
    await choose(person, '登记');
    await person.sees('已登记，办件编号');
    await person.press(keys.enter);
    await choose(person, '返回');
    await leave(person);
    expect(await cases(office)).toMatchObject([{ mode: 'ordinary' }]);
  });

  test('learns that a cancelled certificate needs no case', async () => {
    const office = await makeCaseOffice();
    const person = await sitDown(office);
    await choose(person, '新办件登记');
    await person.sees('事项（输入名称');
    await person.press('居住核对');
    await person.sees('❯ 居住核对');
    await person.press(keys.enter);
    await person.sees('也不必登记办件');
    expect(person.screen()).not.toContain('按这个事项登记');
    await person.press(keys.enter);
    await person.sees('事项（输入名称');
    await person.press(keys.esc);
    await leave(person);
    expect(await cases(office)).toEqual([]);
  });

  test('is asked which document a number belongs to, where it fits several', async () => {
    const office = await makeCaseOffice();
    const person = await sitDown(office);
    await choose(person, '新办件登记');
    await person.sees('事项（输入名称');
    await person.press('hyzk');
    await person.sees('❯ 婚姻状况核对');
    await person.press(keys.enter);
    await choose(person, '按这个事项登记');
    await choose(person, '自然人');
    await person.sees('? 申请人姓名');
    await person.press('John Smith', keys.enter);
    await person.sees('? 证件号码');
    await person.press('AB1234567', keys.enter);
    await choose(person, '外国护照');
    await choose(person, '窗口');
    await choose(person, '否');
    for (const question of ['? 联系电话', '? 联系地址']) {
      await person.sees(question);
      await person.press(keys.enter);
    }
    await choose(person, '登记');
    await person.sees('已登记，办件编号');
    await person.press(keys.ctrlC);
    expect(await person.exit).toBe(130);
    expect(await cases(office)).toMatchObject([{ mode: 'data_query' }]);
  });
});

describe('what was typed', () => {
  test('is kept after Ctrl-C, offered at the next start, and gone when it is discarded', async () => {
    const office = await makeCaseOffice();
    const person = await sitDown(office);
    await beginWang(person);
    await person.press(keys.ctrlC);
    expect(await person.exit).toBe(130);
    expect(person.screen()).toContain('存为草稿');
    expect(person.screen()).not.toContain('E_CANCELLED');
    expect(drafts(office)).toHaveLength(1);
    expect(await cases(office)).toEqual([]);

    const again = await sitDown(office);
    await choose(again, '继续未登记完的办件（草稿 1）');
    await again.sees('王**　失业登记');
    await again.press(keys.enter);
    await again.sees('从哪里来');
    expect(again.screen()).toContain('3204**********1239');
    await choose(again, '网上');
    await choose(again, '否');
    await choose(again, '申请人选择告知承诺');
    for (const question of ['离职证明', '承诺的具体内容', '? 联系电话', '? 联系地址']) {
      await again.sees(question);
      await again.press(keys.enter);
    }
    await choose(again, '放弃，删除草稿');
    await again.sees('草稿已删除');
    await again.press(keys.enter);
    await leave(again);
    expect(drafts(office)).toEqual([]);
    expect(await cases(office)).toEqual([]);
  });

  test('Esc goes one question back and finds the answers as they were', async () => {
    const office = await makeCaseOffice();
    const person = await sitDown(office);
    await beginWang(person);
    await person.press(keys.esc);
    await person.sees(`? 证件号码 ${WANG}`);
    await person.press(keys.esc);
    await person.sees('? 申请人姓名或名称 王小明');
    await person.press(keys.backspace, '红', keys.enter);
    await person.sees('从哪里来');
    for (const question of ['? 证件号码', '? 申请人姓名', '申请人类型', '按这个事项登记', '要做什么']) {
      await person.press(keys.esc);
      await person.sees(question);
    }
    expect(drafts(office)).toHaveLength(1);
    await leave(person);
  });

  test('an answer is changed from the summary, and what hangs on it is asked again', async () => {
    const office = await makeCaseOffice();
    const person = await sitDown(office);
    await beginWang(person);
    await choose(person, '窗口');
    await choose(person, '否');
    await choose(person, '申请人选择告知承诺');
    for (const question of ['离职证明', '承诺的具体内容', '? 联系电话', '? 联系地址']) {
      await person.sees(question);
      await person.press(keys.enter);
    }
    await choose(person, '渠道');
    await choose(person, '快递');
    await person.sees('渠道        快递');
    await choose(person, '申请人类型');
    await choose(person, '法人及非法人组织');
    await person.sees('? 证件号码');
    await person.press('91320105780688132K', keys.enter);
    for (const question of ['法定代表人姓名', '法定代表人证件号码']) {
      await person.sees(question);
      await person.press(keys.enter);
    }
    await choose(person, '申请人选择告知承诺');
    await person.sees('承诺的具体内容');
    await person.press(keys.enter);
    await choose(person, '登记');
    await person.sees('已登记，办件编号');
    await person.press(keys.ctrlC);
    expect(await cases(office)).toMatchObject([{ applicant_type: 'organization', channel: 'courier' }]);
  });

  test('a case that may be there already is pointed out', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    const person = await sitDown(office);
    await beginWang(person);
    await choose(person, '窗口');
    await choose(person, '否');
    await choose(person, '申请人选择告知承诺');
    for (const question of ['离职证明', '承诺的具体内容', '? 联系电话', '? 联系地址']) {
      await person.sees(question);
      await person.press(keys.enter);
    }
    await person.sees('已有在办件 320400-2026-000001');
    await person.press(keys.ctrlC);
    expect(await person.exit).toBe(130);
  });

  test('a draft whose item is no longer in force keeps all the rest', async () => {
    const office = await makeCaseOffice();
    const person = await sitDown(office);
    await beginWang(person);
    await person.press(keys.ctrlC);
    await person.exit;
    await must(office, 'item retire RS-001 --reason 取消');
    const again = await sitDown(office, { now: '2026-09-18T09:30:00+08:00' });
    await choose(again, '继续未登记完的办件（草稿 1）');
    await again.sees('继续哪一件');
    await again.press(keys.enter);
    await again.sees('今天不在实施');
    await again.press(keys.enter);
    await again.sees('事项（输入名称');
    await again.press('RS-006');
    await again.sees('❯ 人力资源服务许可');
    await again.press(keys.enter);
    await choose(again, '按这个事项登记');
    await again.sees('从哪里来');
    await again.press(keys.ctrlC);
    expect(await again.exit).toBe(130);
  });
});

describe('the pages', () => {
  test('two clerks on one case: the second is told, and nothing is overwritten', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    const person = await sitDown(office);
    await choose(person, '登记签署承诺书（待签署 1）');
    await person.sees('❯ 320400-2026-000001');
    await person.press(keys.enter);
    await person.sees('签名或盖章');
    await must(office, 'case withdraw 320400-2026-000001 --reason 不办了');
    await choose(person, '是');
    await person.sees('刚刚被他人改动');
    await person.press(keys.enter);
    await person.sees('已撤回');
    await person.press(keys.ctrlC);
    expect(await person.exit).toBe(130);
    expect(await cases(office)).toMatchObject([{ state: 'withdrawn', signed_at: null }]);
  });

  test('deferred materials, an unsigned refusal, a withdrawal', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001', '--deferred 离职证明'));
    await must(office, 'case sign 320400-2026-000001');
    await must(office, record('RS-005'));
    await must(office, record('RS-006'));
    const person = await sitDown(office);
    await choose(person, '登记补齐容缺材料（待补正 1）');
    await person.sees('❯ 320400');
    await person.press(keys.enter);
    await person.sees('以下材料都已收到？离职证明');
    await choose(person, '是');
    await person.sees('同样的事用命令做');
    await person.press(keys.enter);
    await choose(person, '返回');
    await choose(person, '打印告知承诺书');
    await person.sees('打印哪一件');
    await person.press('000002');
    await person.sees('❯ 320400-2026-000002');
    await person.press(keys.enter);
    await person.sees('存到哪个文件夹');
    await person.press(keys.esc);
    await choose(person, '登记办理结果');
    expect(person.screen()).not.toContain('准予');
    await choose(person, '不予');
    await person.sees('已办结：不予');
    await person.press(keys.enter);
    await choose(person, '返回');
    await person.sees('打印哪一件');
    await person.press(keys.esc);
    await choose(person, '登记申请人撤回');
    await person.sees('哪一件撤回');
    await person.press('000003');
    await person.sees('❯ 320400-2026-000003');
    await person.press(keys.enter);
    await person.sees('撤回不是失信');
    await choose(person, '是');
    await person.sees('撤回的原因');
    await person.press('改日再办', keys.enter);
    await person.sees('已由申请人撤回');
    expect(person.screen()).toContain('case withdraw 320400-2026-000003 --reason …');
    await person.press(keys.ctrlC);
    const states = Object.fromEntries((await cases(office)).map((one) => [one['case_no'], one['state']]));
    expect(states).toEqual({
      '320400-2026-000001': 'signed',
      '320400-2026-000002': 'refused',
      '320400-2026-000003': 'withdrawn',
    });
  });

  test('a result that may not be is refused in a sentence, and the case is there again', async () => {
    const office = await makeCaseOffice();
    await must(office, record('MZ-002'));
    const person = await sitDown(office);
    await choose(person, '登记办理结果（待办结 1）');
    await person.sees('❯ 320400');
    await person.press(keys.enter);
    await choose(person, '准予');
    await person.sees('作出决定的依据');
    await person.press(keys.enter);
    await person.sees('尚无查询相符的结果');
    await person.press(keys.enter);
    await choose(person, '登记核查结果');
    await choose(person, '属实');
    await choose(person, '在线核查');
    await person.sees('情况说明');
    await person.press(keys.enter);
    await person.sees('核查结果已记录');
    await person.press(keys.enter);
    await choose(person, '登记办理结果');
    await choose(person, '准予');
    await person.sees('? 作出决定的依据');
    await person.press(keys.enter);
    await person.sees('已办结：准予');
    await person.press(keys.ctrlC);
    expect(await cases(office)).toMatchObject([{ state: 'granted' }]);
  });

  test('looking up: by number, name and identity number, people masked', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    await must(office, record('MZ-002'));
    const person = await sitDown(office);
    await choose(person, '查办件');
    await person.sees('? 办件编号、申请人');
    await person.press('没有此人', keys.enter);
    await person.sees('没有找到');
    await person.press('王小', keys.enter);
    await person.sees('共 2 件');
    expect(person.screen()).toContain('王**');
    expect(person.screen()).not.toContain('王小明');
    await person.press(keys.enter);
    await person.sees('对这个办件做什么');
    await person.press(keys.esc);
    await person.sees('共 2 件');
    await person.press(keys.esc);
    await person.sees('? 办件编号、申请人');
    await person.press(WANG, keys.enter);
    await person.sees('共 2 件');
    expect(person.screen()).not.toContain(WANG);
    expect(person.screen()).toContain('case list --id-number …');
    await person.press(keys.esc);
    await person.sees('? 办件编号、申请人');
    await person.press('320400-2026-000001', keys.enter);
    await person.sees('办件 320400-2026-000001');
    await choose(person, '期限是怎么算的');
    await person.sees('同样的事用命令做：chengnuo case why-due');
    await person.press(keys.enter);
    await choose(person, '显示全部内容和经过');
    await person.sees('办理经过');
    await person.press(keys.ctrlC);
    expect(await person.exit).toBe(130);
  });

  test('what is due, an empty list, the gate, a letter that is none', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'), { now: '2026-09-08T09:30:00+08:00' });
    const person = await sitDown(office);
    await person.sees('超期 1');
    await choose(person, '到期与超期（急 1）');
    await person.sees('已超期');
    await person.press(keys.enter);
    await person.sees('办件 320400-2026-000001');
    await choose(person, '返回');
    await person.sees('选一件办理');
    await person.press(keys.esc);
    await choose(person, '登记补齐容缺材料');
    await person.sees('目前没有这样的办件');
    await person.press(keys.enter);
    await choose(person, '核对承诺书真伪');
    await choose(person, '按承诺编码');
    await person.sees('? 承诺编码');
    await person.press('12345678901234567890', keys.enter);
    await person.sees('不是本单位');
    await person.press(keys.enter);
    await choose(person, '信用核查、月报');
    await choose(person, '信用核查：');
    await person.sees('? 证件号码');
    await person.press(`${WANG.slice(0, -1)}0`, keys.enter);
    await person.sees('校验码');
    await person.press(keys.enter);
    await choose(person, '信用核查：');
    await person.sees('? 证件号码');
    await person.press(WANG, keys.enter);
    await person.sees('可以适用告知承诺');
    expect(person.screen()).toContain('chengnuo credit gate …');
    await person.press(keys.enter);
    await choose(person, '月报');
    await person.sees('哪个月（如 2026-08） 2026-08');
    await person.press('x', keys.enter);
    await person.sees('请写作年-月');
    await person.press(keys.esc);
    await choose(person, '今日概况');
    await person.sees('同样的事用命令做：chengnuo status');
    await person.press(keys.enter);
    await choose(person, '返回');
    await leave(person);
  });

  test('the language is switched on the spot', async () => {
    const office = await makeCaseOffice();
    const person = await sitDown(office);
    await choose(person, 'English');
    await person.sees('What would you like to do?');
    await choose(person, 'New case');
    await person.sees('pinyin initials');
    await person.press(keys.esc);
    await choose(person, '中文');
    await person.sees('要做什么');
    await leave(person);
  });

  test('a long list scrolls on a short terminal, and no line is wider than it', async () => {
    const office = await makeCaseOffice();
    for (let i = 0; i < 12; i++) await must(office, record('RS-001'));
    const person = await sitDown(office, { rows: 12, columns: 40, env: { NO_COLOR: '1' } });
    await choose(person, '登记签署承诺书（待签署 12）');
    await person.sees('❯ 320400-2026-000001');
    expect(person.screen()).not.toContain('000012');
    const [, list = ''] = /查找）\n([\s\S]*?)\n\n/.exec(person.screen()) ?? [];
    for (const line of list.split('\n')) expect(line).toMatch(/^[❯ ] 320400-2026-0000\d\d /);
    for (let i = 0; i < 11; i++) await person.press(keys.down);
    expect(person.screen()).toContain('❯ 320400-2026-000012');
    expect(person.screen()).toContain('登记签署承诺书');
    await person.press(keys.ctrlC);
    expect(await person.exit).toBe(130);
    expect(person.written()).not.toMatch(/\u001b\[[\d;]*m/);
  });
});

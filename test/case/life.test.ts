import { describe, expect, test } from 'vitest';
import type { ClockStep, Step } from '../../src/case/rules.ts';
import { stepFacts } from '../../src/case/step-facts.ts';
import type { Office } from '../support/office.ts';
import { behind } from '../support/open-office.ts';
import { makeCaseOffice, must, record } from './support.ts';

const NO = '320400-2026-000001';
const deferred = record('RS-001', '--deferred 离职证明');
const sign = `case sign ${NO}`;
const untrue = `check record ${NO} --outcome untrue --method online`;
const grant = `case decide ${NO} --grant`;

/** What is done before a step, the step itself, and what the office does the step with. */
const lives: readonly (readonly [Step | ClockStep, readonly string[], string])[] = [
  ['sign', [record('RS-001')], sign],
  ['sign', [record('RS-001')], `${sign} --at 2026-09-17T10:00`],
  ['sign', [deferred], sign],
  ['unsign', [record('RS-001'), sign], 'letter void 承诺〔2026〕1号 --reason 姓名有误'],
  ['unsign', [deferred, sign], 'letter void 承诺〔2026〕1号 --reason 姓名有误'],
  ['supply', [deferred, sign], `case supply ${NO}`],
  ['supply', [deferred], `case supply ${NO}`],
  ['grant', [record('RS-001'), sign], grant],
  ['grant', [record('GA-003')], `${grant} --evidence 复函`],
  ['refuse', [record('RS-001'), sign], `case decide ${NO} --refuse --evidence 不符合条件`],
  ['withdraw', [record('RS-001')], `case withdraw ${NO} --reason 不再需要`],
  ['terminate', [record('RS-001'), sign, untrue], `check remedy ${NO} --terminate`],
  ['revoke', [record('RS-001'), sign, grant, untrue], `check remedy ${NO} --revoke --document 撤〔2026〕1号`],
  ['pause', [record('RS-001')], `case pause ${NO} --kind hearing --reason 听证`],
  [
    'resume',
    [record('RS-001'), `case pause ${NO} --kind hearing --reason 听证`],
    `case resume ${NO} --at 2026-09-18T10:00`,
  ],
  ['extend', [record('RS-001')], `case extend ${NO} --by 2wd --reason 案情复杂`],
  ['postpone', [deferred], `case extend ${NO} --materials --by 2wd --reason 台风`],
];

const caseRow = async (office: Office): Promise<Record<string, unknown>> => {
  const [row] = await behind(office, `select * from cases where case_no = '${NO}'`);
  return row ?? {};
};

describe('every step does what the table of steps says', () => {
  test.each(lives)('%s after %j', async (step, before, command) => {
    const office = await makeCaseOffice();
    for (const line of before) await must(office, line);
    const was = await caseRow(office);
    await must(office, command);
    const is = await caseRow(office);
    const { writes, act } = stepFacts[step];
    const changed = Object.keys(is).filter((column) => is[column] !== was[column]);
    const own = changed.filter((column) => !['state', 'revision', 'digest'].includes(column));
    expect(writes).toEqual(expect.arrayContaining(own));
    const [steps] = await behind(office, 'select step from case_steps order by seq desc limit 1');
    // A signature with materials still to come is followed by the deferral at once.
    expect([step, step === 'sign' ? 'defer' : step]).toContain(steps?.['step']);
    const acts = await behind<{ act: string }>(
      office,
      'select act from ledger_entries order by seq desc limit 2',
    );
    expect(acts.map((entry) => entry.act)).toContain(act);
  });
});

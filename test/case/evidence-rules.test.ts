import { describe, expect, test } from 'vitest';
import { type Answer, verdictOf } from '../../src/case/evidence-rules.ts';

const reply = (authority: string, outcome: Answer['outcome'], request_no = `XC-${authority}`): Answer => ({
  authority,
  request_no,
  outcome,
});
const byHand = (outcome: Answer['outcome']): Answer => ({ authority: null, request_no: null, outcome });
const open = { request_no: 'XC-9', authority: '丙局', due: '2026-09-22' };

describe('what a department verification stands at', () => {
  test('nothing asked, nothing borne out', () => {
    expect(verdictOf([], [])).toEqual({ kind: 'none' });
    expect(verdictOf([reply('甲局', 'true')], [])).toEqual({ kind: 'borne_out' });
    expect(verdictOf([byHand('true')], [])).toEqual({ kind: 'borne_out' });
  });

  test('one untrue answer decides, before what is still open and what could not be verified', () => {
    const answers = [reply('甲局', 'true'), reply('乙局', 'untrue'), reply('丁局', 'unverifiable')];
    expect(verdictOf(answers, [open])).toEqual({ kind: 'untrue', request_no: 'XC-乙局' });
    expect(verdictOf([byHand('partly')], [])).toEqual({ kind: 'untrue', request_no: null });
  });

  test('an open request is waited for; unverifiable is not untrue and bears nothing out', () => {
    const answers = [reply('甲局', 'true'), reply('乙局', 'unverifiable')];
    expect(verdictOf(answers, [open])).toEqual({ kind: 'waiting', ...open });
    expect(verdictOf(answers, [])).toEqual({ kind: 'unverifiable', request_no: 'XC-乙局' });
  });

  test('of one authority the newest answer counts; one by hand stands for all before it', () => {
    expect(verdictOf([reply('甲局', 'true'), reply('甲局', 'untrue')], [])).toEqual({ kind: 'borne_out' });
    expect(verdictOf([reply('甲局', 'untrue'), reply('甲局', 'true')], [])).toMatchObject({ kind: 'untrue' });
    expect(verdictOf([byHand('true'), reply('乙局', 'untrue')], [])).toEqual({ kind: 'borne_out' });
    expect(verdictOf([reply('乙局', 'untrue'), byHand('true')], [])).toMatchObject({ kind: 'untrue' });
  });
});

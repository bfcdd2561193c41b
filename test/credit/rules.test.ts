import { describe, expect, test } from 'vitest';
import { breachNo, breachStates, isBreachNo } from '../../src/credit/breach.ts';
import { type CaseFacts, checkCase, checkDecision, checkStep, dueProcess } from '../../src/credit/rules.ts';
import type { AppError } from '../../src/kernel/app-error.ts';
import type { Result } from '../../src/kernel/result.ts';

const code = (result: Result<unknown, AppError>): string => (result.ok ? 'ok' : result.error.code);

describe('due process', () => {
  test('allows each step from the states of the table and from no other', () => {
    for (const step of ['notify', 'decide', 'repair'] as const) {
      const from: readonly string[] = dueProcess[step].from;
      for (const state of breachStates) {
        expect(code(checkStep('X', state, step))).toBe(from.includes(state) ? 'ok' : 'E_CREDIT_STATE');
      }
    }
  });

  const notified = {
    breach: 'X320400-2026-0001',
    state: 'notified',
    notifiedOn: '2026-03-24',
    defenceUntil: '2026-03-31',
    defence: null,
  } as const;

  test.each([
    ['on the last day of the defence', { ...notified, decidedOn: '2026-03-31' }, 'E_CREDIT_DEFENCE_OPEN'],
    ['on the day after it', { ...notified, decidedOn: '2026-04-01' }, 'ok'],
    ['within it, but heard', { ...notified, decidedOn: '2026-03-25', defence: 'heard' }, 'ok'],
    ['within it, but waived', { ...notified, decidedOn: '2026-03-24', defence: 'waived' }, 'ok'],
    [
      'before the notice, whatever the defence',
      { ...notified, decidedOn: '2026-03-23', defence: 'heard' },
      'E_CREDIT_DATE',
    ],
  ] as const)('decides %s', (_when, question, expected) => {
    expect(code(checkDecision(question))).toBe(expected);
  });

  test('decides without a notice only where the subject was heard or waived its right', () => {
    const question = {
      ...notified,
      state: 'suspected',
      notifiedOn: null,
      defenceUntil: null,
      decidedOn: '2026-04-01',
    } as const;
    expect(code(checkDecision(question))).toBe('E_CREDIT_NOT_NOTIFIED');
    expect(checkDecision({ ...question, defence: 'waived' })).toEqual({ ok: true, value: 'waived' });
  });

  test('keeps that the time ran out without a word', () => {
    expect(checkDecision({ ...notified, decidedOn: '2026-05-01' })).toEqual({ ok: true, value: 'expired' });
  });
});

describe('a case as the ground of a breach', () => {
  const granted: CaseFacts = {
    case_no: 'A-1',
    mode: 'commitment',
    deferred: false,
    state: 'granted',
    checks: ['untrue'],
    ofSubject: true,
  };

  test.each([
    ['an untrue check', granted, 'ok'],
    ['no check at all, as after a complaint', { ...granted, checks: [] }, 'ok'],
    ['a check that could not verify', { ...granted, checks: ['unverifiable'] }, 'E_CREDIT_CASE_UNVERIFIABLE'],
    [
      'a true check, then one that could not verify',
      { ...granted, checks: ['true', 'unverifiable'] },
      'E_CREDIT_CASE_UNVERIFIABLE',
    ],
    [
      'an untrue check after one that could not verify',
      { ...granted, checks: ['unverifiable', 'untrue'] },
      'ok',
    ],
    ['a withdrawn case', { ...granted, state: 'withdrawn' }, 'E_CREDIT_CASE_WITHDRAWN'],
    ['a case of somebody else', { ...granted, ofSubject: false }, 'E_CREDIT_CASE_SUBJECT'],
    ['an ordinary case', { ...granted, mode: 'ordinary' }, 'E_CREDIT_CASE_NO_PROMISE'],
    ['an ordinary case with deferred materials', { ...granted, mode: 'ordinary', deferred: true }, 'ok'],
  ] as const)('%s', (_what, facts, expected) => {
    expect(code(checkCase('false_promise', facts))).toBe(expected);
    expect(code(checkCase('broken_promise', facts))).toBe(expected);
  });

  test('a refused check is a fact of its own, but never in a withdrawn case', () => {
    expect(code(checkCase('refusal', { ...granted, checks: ['unverifiable'] }))).toBe('ok');
    expect(code(checkCase('refusal', { ...granted, state: 'withdrawn' }))).toBe('E_CREDIT_CASE_WITHDRAWN');
  });
});

test('a breach number is told from every identity number', () => {
  expect(breachNo('330702', '2026', 1)).toBe('X330702-2026-0001');
  expect(isBreachNo(breachNo('330702', '2026', 12345))).toBe(true);
  for (const id of ['11010519491231002X', '91230500MA1B3N1N2M', 'E12345678', 'X330702']) {
    expect(isBreachNo(id)).toBe(false);
  }
});

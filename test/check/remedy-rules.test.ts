import { describe, expect, test } from 'vitest';
import { states } from '../../src/case/case.ts';
import { legalRemedies, type Standing, standingOf } from '../../src/check/remedy-rules.ts';

const standings: readonly Standing[] = ['none', 'found', 'ordered', 'corrected', 'uncorrected'];

describe('what may follow an untrue promise', () => {
  test('the whole table, by standing and state', () => {
    const table = standings.map((standing) => [
      standing,
      legalRemedies(standing, 'signed'),
      legalRemedies(standing, 'granted'),
    ]);
    expect(table).toEqual([
      ['none', [], []],
      ['found', ['terminate'], ['order', 'revoke']],
      ['ordered', [], ['recheck', 'revoke']],
      ['corrected', [], []],
      ['uncorrected', [], ['order', 'revoke']],
    ]);
  });

  test('nothing once a case is over', () => {
    for (const state of states.filter((one) =>
      ['refused', 'withdrawn', 'terminated', 'revoked', 'closed'].includes(one),
    )) {
      for (const standing of standings) expect(legalRemedies(standing, state)).toEqual([]);
    }
  });

  test('the standing follows from the newest check and the newest order', () => {
    const check = (check_id: number, outcome: 'true' | 'partly' | 'untrue' | 'unverifiable') => ({
      check_id,
      outcome,
    });
    const order = (check_id: number, state: 'ordered' | 'corrected' | 'uncorrected') => ({ check_id, state });
    expect(standingOf({ check: null, order: null })).toBe('none');
    expect(standingOf({ check: check(1, 'unverifiable'), order: null })).toBe('none');
    expect(standingOf({ check: check(1, 'partly'), order: null })).toBe('found');
    expect(standingOf({ check: check(1, 'untrue'), order: order(1, 'ordered') })).toBe('ordered');
    expect(standingOf({ check: check(1, 'untrue'), order: order(1, 'corrected') })).toBe('corrected');
    expect(standingOf({ check: check(2, 'untrue'), order: order(1, 'corrected') })).toBe('found');
    expect(standingOf({ check: check(2, 'true'), order: order(1, 'uncorrected') })).toBe('uncorrected');
    expect(standingOf({ check: check(2, 'untrue'), order: order(1, 'ordered') })).toBe('ordered');
  });
});

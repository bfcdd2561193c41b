import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AssignResult,
  assignAll,
  ineligibleReason,
  type PoolInspector,
  type TicketedUnit,
} from '../../src/sample/assign-rules.ts';
import { type Duty, type Role, startAssigning } from '../../src/sample/duty.ts';
import { seedHash, ticketOf } from '../../src/sample/ticket.ts';

const seed = '12345678901234567890';
const units = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ unit: `U${i}`, ticket: ticketOf(seedHash(seed), `U${i}`) }));
const people = (role: Role, ...numbers: string[]) => numbers.map((inspectorNo) => ({ inspectorNo, role }));

interface AssignInput extends Duty {
  readonly units: readonly TicketedUnit[];
}

const assignInspectors = ({ units: drawn, ...duty }: AssignInput): AssignResult =>
  assignAll(startAssigning(duty), drawn);

const input = (part: Partial<AssignInput>): AssignInput => ({
  units: units(1),
  pool: [],
  ineligible: new Map(),
  lastVisits: new Map(),
  perUnit: 2,
  seed,
  ...part,
});
/** The numbers by their ticket for a unit: the order among people with equal loads. */
const byTicket = (unit: string, numbers: readonly string[]) =>
  [...numbers].sort((a, b) =>
    ticketOf(seedHash(seed), `${unit}|${a}`) < ticketOf(seedHash(seed), `${unit}|${b}`) ? -1 : 1,
  );

describe('who may visit', () => {
  const inspector: PoolInspector = {
    inspectorNo: 'J1',
    authority: 'A1',
    domains: ['health'],
    regions: [],
    role: 'member',
    validUntil: '2026-05-11',
    recuse: [],
  };
  const facts = { unit: 'U1', authority: 'A1', domain: 'health', objects: ['S1'] };
  const on = (day: string, change: Partial<PoolInspector> = {}, unit = facts) =>
    ineligibleReason({ ...inspector, ...change }, unit, day);

  test('matching authority and domain, on the last day of the certificate', () => {
    expect(on('2026-05-11')).toBeNull();
    expect(on('2026-05-11', { domains: [] })).toBeNull();
    expect(on('2026-05-11', { domains: [] }, { ...facts, domain: 'tax' })).toBeNull();
  });

  test.each<[string, string, Partial<PoolInspector>]>([
    ['other-authority', '2026-05-11', { authority: 'A2' }],
    ['other-domain', '2026-05-11', { domains: ['tax'] }],
    ['certificate-expired', '2026-05-12', {}],
    ['certificate-expired', '2026-05-11', { validUntil: null }],
    ['recused', '2026-05-11', { recuse: ['S1'] }],
    ['recused', '2026-05-11', { recuse: ['U1'] }],
    ['recused', '2026-05-12', { recuse: ['S1'], authority: 'A2' }],
  ])('%s', (reason, day, change) => {
    expect(on(day, change)).toBe(reason);
  });

  test('an expert needs no certificate, but one that has run out counts', () => {
    expect(on('2026-05-11', { role: 'expert', validUntil: null })).toBeNull();
    expect(on('2026-05-12', { role: 'expert' })).toBe('certificate-expired');
  });
});

test('a leader comes first, then whoever has the smaller ticket', () => {
  const pool = [...people('leader', 'L1'), ...people('member', 'M1', 'M2', 'M3')];
  const { assignments } = assignInspectors(input({ pool }));
  expect(assignments).toEqual([{ unit: 'U0', inspectors: ['L1', byTicket('U0', ['M1', 'M2', 'M3'])[0]] }]);
});

test('a second leader is one of the rest', () => {
  const { assignments } = assignInspectors(input({ pool: people('leader', 'L1', 'L2') }));
  expect(assignments[0]?.inspectors).toEqual(byTicket('U0', ['L1', 'L2']));
});

test('without any leader in the pool none is asked for', () => {
  const { assignments } = assignInspectors(input({ pool: people('member', 'M1', 'M2') }));
  expect(assignments[0]?.inspectors).toEqual(byTicket('U0', ['M1', 'M2']));
});

test('experts are never counted as officers', () => {
  const pool = [...people('leader', 'L1'), ...people('expert', 'E1', 'E2')];
  expect(assignInspectors(input({ pool })).unassignable).toEqual([
    { unit: 'U0', reason: 'too-few-eligible' },
  ]);
});

test('a unit that no leader may visit is listed, and costs nobody a turn', () => {
  const pool = [...people('leader', 'L1'), ...people('member', 'M1', 'M2')];
  const ineligible = new Map([['U0', new Set(['L1'])]]);
  expect(assignInspectors(input({ pool, ineligible }))).toEqual({
    assignments: [],
    unassignable: [{ unit: 'U0', reason: 'no-leader' }],
  });
});

test('where the pair were the last one again, the second gives way to the next', () => {
  const pool = [...people('leader', 'L1'), ...people('member', 'M1', 'M2', 'M3')];
  const [first = '', second = ''] = byTicket('U0', ['M1', 'M2', 'M3']);
  const visited = (...numbers: string[]) => new Map([['U0', new Set(numbers)]]);
  const picked = (lastVisits: AssignInput['lastVisits'], from = pool) =>
    assignInspectors(input({ pool: from, lastVisits })).assignments[0]?.inspectors;
  expect(picked(visited('L1', first))).toEqual(['L1', second]);
  expect(picked(visited('L1', second))).toEqual(['L1', first]);
  expect(picked(visited('L1'))).toEqual(['L1', first]);
  // Nobody else is there: the two go again rather than nobody.
  const two = [...people('leader', 'L1'), ...people('member', 'M1')];
  expect(picked(visited('L1', 'M1'), two)).toEqual(['L1', 'M1']);
});

test('those with fewer visits in the plan go first', () => {
  const pool = people('member', 'M1', 'M2', 'M3', 'M4');
  const { assignments } = assignInspectors(input({ units: units(2), pool }));
  expect(new Set(assignments.flatMap((a) => a.inspectors)).size).toBe(4);
});

test('holds for any pool: order does not matter, a leader goes along, nobody barred goes, load is even', () => {
  const pool = fc.uniqueArray(
    fc.record({
      inspectorNo: fc.stringMatching(/^[A-Z]\d{1,2}$/),
      role: fc.constantFrom<Role>('leader', 'member', 'expert'),
    }),
    { selector: (p) => p.inspectorNo, maxLength: 15 },
  );
  const pair = fc.tuple(fc.nat(11), fc.nat(14));
  fc.assert(
    fc.property(
      pool,
      fc.integer({ min: 0, max: 12 }),
      fc.array(pair, { maxLength: 20 }),
      fc.array(pair, { maxLength: 20 }),
      fc.integer({ min: 2, max: 4 }),
      (people, count, barred, last, perUnit) => {
        const pairsOf = (pairs: readonly [number, number][]) => {
          const sets = new Map<string, Set<string>>();
          for (const [unit, index] of pairs) {
            const no = people[index]?.inspectorNo;
            if (no !== undefined) sets.set(`U${unit}`, (sets.get(`U${unit}`) ?? new Set()).add(no));
          }
          return sets;
        };
        const given = input({
          units: units(count),
          pool: people,
          ineligible: pairsOf(barred),
          lastVisits: pairsOf(last),
          perUnit,
        });
        const result = assignInspectors(given);
        const turned = { ...given, units: [...given.units].reverse(), pool: [...given.pool].reverse() };
        expect(assignInspectors(turned)).toEqual(result);
        expect(result.assignments.length + result.unassignable.length).toBe(count);
        const roleOf = new Map(people.map((p) => [p.inspectorNo, p.role]));
        const hasLeaders = people.some((p) => p.role === 'leader');
        for (const { unit, inspectors } of result.assignments) {
          expect(new Set(inspectors).size).toBe(perUnit);
          expect(inspectors.some((no) => given.ineligible.get(unit)?.has(no))).toBe(false);
          expect(inspectors.some((no) => roleOf.get(no) === 'expert')).toBe(false);
          if (hasLeaders) expect(roleOf.get(inspectors[0] ?? '')).toBe('leader');
        }
        if (!hasLeaders && barred.length === 0 && last.length === 0 && result.assignments.length > 0) {
          const loads = people
            .filter((p) => p.role !== 'expert')
            .map(({ inspectorNo: no }) => result.assignments.filter((a) => a.inspectors.includes(no)).length);
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareUtf8 } from '../../src/kernel/text.ts';
import { ineligibleReason, type PoolInspector, type UnitFacts } from '../../src/sample/assign-rules.ts';
import { eligibilityOn } from '../../src/sample/eligibility.ts';

const name = fc.constantFrom('A', 'B', 'Ａ', '');
const object = fc.constantFrom('U1', 'U2', 'S1', 'S2');
const day = fc.constantFrom('2026-05-10', '2026-05-11', '2026-05-12');
const inspector: fc.Arbitrary<PoolInspector> = fc.record({
  inspectorNo: fc.stringMatching(/^[A-Zａ-ｃ]\d{1,2}$/),
  authority: name,
  domains: fc.array(name, { maxLength: 2 }),
  regions: fc.constant([]),
  role: fc.constantFrom('leader', 'member', 'expert'),
  validUntil: fc.option(day),
  recuse: fc.array(object, { maxLength: 2 }),
});
const facts: fc.Arbitrary<UnitFacts> = fc.record({
  unit: object,
  authority: name,
  domain: fc.option(name),
  objects: fc.array(object, { maxLength: 2 }),
});

test('by kinds of units the same inspectors are barred for the same reasons as pair by pair', () => {
  const pools = fc.uniqueArray(inspector, { selector: (one) => one.inspectorNo, maxLength: 12 });
  fc.assert(
    fc.property(pools, fc.array(facts, { maxLength: 8 }), day, (pool, units, visitDay) => {
      const eligibility = eligibilityOn(visitDay, pool);
      for (const unit of units) {
        const pairs = pool
          .toSorted((a, b) => compareUtf8(a.inspectorNo, b.inspectorNo))
          .flatMap((one) => {
            const reason = ineligibleReason(one, unit, visitDay);
            return reason === null ? [] : [[one.inspectorNo, reason] as const];
          });
        expect([...eligibility.reasonsFor(unit)]).toEqual(pairs);
        const barred = eligibility.barredFrom(unit);
        const numbers = pool.map(({ inspectorNo }) => inspectorNo).filter((no) => barred.has(no));
        expect(new Set(numbers)).toEqual(new Set(pairs.map(([no]) => no)));
      }
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratioText } from '../../../src/kernel/ratio.ts';
import { type JointUnit, mergeVisits, visitFigures } from '../../../src/sample/joint/merge-visits.ts';
import { teamOf } from '../../../src/sample/joint/team.ts';

const unit = (plan: string, authority: string, object: string, ticket: string): JointUnit => ({
  ...{ plan, authority, object, ticket },
  unit: `${plan}-${object}-${ticket}`,
});
const half = { mode: 'half_up', decimals: 2 } as const;
const cut = { mode: 'truncate', decimals: 2 } as const;

describe('figures of published reports', () => {
  test('Zhoushan 2024: 6,789 visits planned, 4,083 saved, 60.14 %', () => {
    // Two departments at 2,706 firms, a third at 1,377 of them: 6,789 visits for 2,706 firms.
    const units = Array.from({ length: 2706 }, (_, i) => `S${String(i).padStart(4, '0')}`).flatMap(
      (object, i) =>
        ['A', 'B', 'C'].slice(0, i < 1377 ? 3 : 2).map((one) => unit(one, one, object, `0.${object}${one}`)),
    );
    const { figures } = mergeVisits(units, { lead: 'A', days: ['2024-06-03'] });
    expect(figures).toEqual({ planned: 6789, made: 2706, saved: 4083 });
    expect(ratioText(figures.saved, figures.planned, half, 100)).toBe('60.14');
  });

  test('shares that offices rounded or cut off (domain 5.2): Sichuan, Zhanjiang, a fall of 54.91 %', () => {
    expect(ratioText(1400, 17759, half, 100)).toBe('7.88');
    expect(ratioText(1305, 17759, half, 100)).toBe('7.35');
    expect(ratioText(1305, 17759, cut, 100)).toBe('7.34');
    expect(ratioText(39, 384, cut, 100)).toBe('10.15');
    const { saved, planned } = visitFigures(4380, 1975);
    expect(ratioText(saved, planned, half, 100)).toBe('54.91');
  });
});

describe('one visit a subject', () => {
  const units = [
    unit('P', 'A', 'S1', '0.3'),
    unit('P', 'A', 'S1', '0.5'),
    unit('Q', 'B', 'S1', '0.2'),
    unit('Q', 'B', 'S2', '0.1'),
    unit('R', 'C', 'S2', '0.4'),
  ];

  test('two units of one plan and department at one subject are one planned visit', () => {
    const { visits, figures } = mergeVisits(units, { lead: 'A', days: ['2026-09-21', '2026-09-22'] });
    expect(figures).toEqual({ planned: 4, made: 2, saved: 2 });
    expect(visits.map(({ object, lead, day, authorities }) => [object, lead, day, authorities])).toEqual([
      ['S2', 'B', '2026-09-21', ['B', 'C']],
      ['S1', 'A', '2026-09-22', ['A', 'B']],
    ]);
  });

  test('whatever the order of input, and no unit is lost', () => {
    const any = fc.record({
      plan: fc.constantFrom('P', 'Q', 'R'),
      authority: fc.constantFrom('A', 'B'),
      object: fc.constantFrom('S1', 'S2', 'S3'),
      ticket: fc.stringMatching(/^0\.\d{3}$/),
    });
    const list = fc.uniqueArray(any, {
      selector: ({ plan, object, ticket }) => `${plan}|${object}|${ticket}`,
      maxLength: 20,
    });
    fc.assert(
      fc.property(list, (drawn) => {
        const all = drawn.map(({ plan, authority, object, ticket }) => unit(plan, authority, object, ticket));
        const options = { lead: 'A', days: ['2026-09-21'] };
        const merged = mergeVisits(all, options);
        expect(mergeVisits([...all].reverse(), options)).toEqual(merged);
        expect(merged.visits.flatMap((visit) => visit.units)).toHaveLength(all.length);
        const { planned, made, saved } = merged.figures;
        expect(made).toBe(new Set(all.map(({ object }) => object)).size);
        expect(saved).toBeGreaterThanOrEqual(0);
        expect(planned - saved).toBe(made);
      }),
    );
  });
});

describe('the team', () => {
  const valid = (no: string) => (no === 'A2' ? '2026-09-01' : null);

  test("two officers a department: those of its first unit; an expired certificate makes way for the next unit's", () => {
    const first = [
      { authority: 'A', inspectors: ['A1', 'A2'] },
      { authority: 'A', inspectors: ['A3', 'A4'] },
      { authority: 'B', inspectors: ['B1', 'B2'] },
    ];
    expect(teamOf(['A', 'B', 'C'], first, '2026-08-31', valid)).toEqual({
      members: [
        { authority: 'A', inspectors: ['A1', 'A2'] },
        { authority: 'B', inspectors: ['B1', 'B2'] },
      ],
      short: ['C'],
    });
    expect(teamOf(['A', 'B'], first, '2026-09-21', valid).members[0]?.inspectors).toEqual(['A3', 'A4']);
  });
});

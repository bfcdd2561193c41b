import type { Day } from '../../kernel/time.ts';

/** Who was assigned to a unit by its own plan. */
export interface UnitTeam {
  readonly authority: string;
  readonly inspectors: readonly string[];
}

export interface VisitTeam {
  readonly members: readonly { readonly authority: string; readonly inspectors: readonly string[] }[];
  /** Departments that have no two officers for the day: others are to be assigned before the visit. */
  readonly short: readonly string[];
}

/**
 * The officers of a joint visit: of each department those whom the draw assigned to its first unit, by ticket, and whose
 * certificates hold on the day. The rules ask for two a department (domain 5.2), so that the pairs of its further units stay free.
 */
export function teamOf(
  authorities: readonly string[],
  units: readonly UnitTeam[],
  day: Day,
  validUntil: (inspectorNo: string) => Day | null,
): VisitTeam {
  const holds = (no: string): boolean => (validUntil(no) ?? day) >= day;
  const members = authorities.flatMap((authority) => {
    const able = units.find(
      (unit) => unit.authority === authority && unit.inspectors.length >= 2 && unit.inspectors.every(holds),
    );
    return able === undefined ? [] : [{ authority, inspectors: able.inspectors }];
  });
  const staffed = new Set(members.map(({ authority }) => authority));
  return { members, short: authorities.filter((authority) => !staffed.has(authority)) };
}

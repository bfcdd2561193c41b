import { err, ok, type Result } from '../kernel/result.ts';
import { seedHash, ticketDigest, ticketStart, wholeTicket } from './ticket.ts';

export type Role = 'leader' | 'member' | 'expert';

export type UnassignableReason = 'too-few-eligible' | 'no-leader';

export interface Assignment {
  readonly unit: string;
  /** In the order of picking; a leader first where the pool has leaders. */
  readonly inspectors: readonly string[];
}

/** All that decides who goes where. */
export interface Duty {
  readonly pool: readonly { readonly inspectorNo: string; readonly role: Role }[];
  readonly ineligible: BarredByUnit;
  /** For each unit the numbers of those who made the last visit to the same object. */
  readonly lastVisits: ReadonlyMap<string, ReadonlySet<string>>;
  /** Officers a unit, at least 2. */
  readonly perUnit: number;
  readonly seed: string;
}

/** Who may not visit a unit; asked by an inspector's number. */
export interface Barred {
  readonly has: (inspectorNo: string) => boolean;
}

/** Those who may not visit a unit; undefined: all may. A map of sets is one; so is what works them out when asked. */
export interface BarredByUnit {
  readonly get: (unit: string) => Barred | undefined;
}

/** Pairs of unit and inspector number as a set of numbers for each unit. */
export function setsByUnit(pairs: Iterable<readonly [unit: string, no: string]>): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const [unit, no] of pairs) {
    const known = sets.get(unit);
    if (known) known.add(no);
    else sets.set(unit, new Set([no]));
  }
  return sets;
}

/** Assignments in the making: each counts in the load of those that come after it. */
export interface Assigning {
  /** The team of a unit, in the order of picking. */
  readonly assign: (unit: string) => Result<readonly string[], UnassignableReason>;
  /** Who takes the place of an inspector in the team of a unit; who was replaced there does not come back. */
  readonly replace: (unit: string, inspectorNo: string) => Result<string, UnassignableReason>;
  readonly teamOf: (unit: string) => readonly string[] | undefined;
}

interface Officer {
  readonly no: string;
  readonly leads: boolean;
  load: number;
}

/**
 * The rule of contract 5.4 for one unit after the other: of those eligible a leader first where the pool has leaders, then the rest;
 * fewest assignments so far, then the smallest ticket of `unit|inspector_no`. The last one picked gives way where the set were the last
 * visit's again, if there is another. Experts are never picked: they may come along, but do not count as officers. `made` are teams
 * that stand already.
 */
export function startAssigning(duty: Duty, made: readonly Assignment[] = []): Assigning {
  const { perUnit, ineligible, lastVisits } = duty;
  const seedHex = seedHash(duty.seed);
  const officers: Officer[] = duty.pool
    .filter(({ role }) => role !== 'expert')
    .map(({ inspectorNo: no, role }) => ({ no, leads: role === 'leader', load: 0 }));
  const byNo = new Map(officers.map((officer) => [officer.no, officer]));
  const hasLeaders = officers.some(({ leads }) => leads);
  const teams = new Map<string, readonly string[]>();
  const replaced = new Map<string, Set<string>>();
  const count = (no: string, by: 1 | -1): void => {
    const officer = byNo.get(no);
    if (officer !== undefined) officer.load += by;
  };
  for (const { unit, inspectors } of made) {
    teams.set(unit, inspectors);
    for (const no of inspectors) count(no, 1);
  }
  const eligibleFor = (unit: string): Officer[] => {
    const barred = ineligible.get(unit);
    const gone = replaced.get(unit);
    return officers.filter(({ no }) => !barred?.has(no) && !gone?.has(no));
  };
  return {
    assign(unit) {
      const eligible = eligibleFor(unit);
      if (eligible.length < perUnit) return err('too-few-eligible');
      if (hasLeaders && !eligible.some(({ leads }) => leads)) return err('no-leader');
      const next = picker(seedHex, unit);
      const team: string[] = [];
      while (team.length < perUnit) {
        const picked = next(eligible, team, hasLeaders && team.length === 0);
        if (picked === undefined) break;
        team.push(picked);
      }
      if (isSameSet(team, lastVisits.get(unit))) {
        const other = next(eligible, team, false);
        if (other !== undefined) team.splice(-1, 1, other);
      }
      for (const no of team) count(no, 1);
      teams.set(unit, team);
      return ok(team);
    },
    replace(unit, inspectorNo) {
      const team = teams.get(unit) ?? [];
      const place = team.indexOf(inspectorNo);
      const gone = new Set(replaced.get(unit)).add(inspectorNo);
      const eligible = eligibleFor(unit).filter(({ no }) => !gone.has(no));
      const next = picker(seedHex, unit);
      const leads = hasLeaders && place === 0;
      const first = next(eligible, team, leads);
      if (first === undefined) return err(leads ? 'no-leader' : 'too-few-eligible');
      const again = isSameSet(team.with(place, first), lastVisits.get(unit));
      const taken = (again ? next(eligible, [...team, first], leads) : undefined) ?? first;
      replaced.set(unit, gone);
      count(inspectorNo, -1);
      count(taken, 1);
      teams.set(unit, team.with(place, taken));
      return ok(taken);
    },
    teamOf: (unit) => teams.get(unit),
  };
}

/** Picks for one unit: the fewest assignments, of those the smallest ticket. Most tickets are told apart by their first nine digits. */
function picker(seedHex: string, unit: string) {
  const known = new Map<string, { readonly digest: string; readonly start: number }>();
  const ticket = (no: string) => {
    let made = known.get(no);
    if (made === undefined) {
      const digest = ticketDigest(seedHex, `${unit}|${no}`);
      made = { digest, start: ticketStart(digest) };
      known.set(no, made);
    }
    return made;
  };
  const isBefore = (a: string, b: string): boolean => {
    const [one, other] = [ticket(a), ticket(b)];
    if (one.start !== other.start) return one.start < other.start;
    return wholeTicket(one.digest) < wholeTicket(other.digest); // digits alone: their order is that of their bytes
  };
  return (from: readonly Officer[], team: readonly string[], leads: boolean): string | undefined => {
    const free = ({ no, leads: may }: Officer): boolean => (may || !leads) && !team.includes(no);
    let fewest = Number.POSITIVE_INFINITY;
    for (const officer of from) if (officer.load < fewest && free(officer)) fewest = officer.load;
    let best: string | undefined;
    for (const officer of from)
      if (officer.load === fewest && free(officer) && (best === undefined || isBefore(officer.no, best)))
        best = officer.no;
    return best;
  };
}

const isSameSet = (team: readonly string[], last: ReadonlySet<string> | undefined): boolean =>
  last !== undefined && last.size === team.length && team.every((no) => last.has(no));

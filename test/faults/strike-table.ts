import type { Struck } from './strike.ts';

const counts = [
  ['kills', (one: Struck) => one.kills],
  ['before the act', (one: Struck) => one.kills - one.happened],
  ['after the act', (one: Struck) => one.happened],
  ['short of room', (one: Struck) => one.short],
  ['refused for it', (one: Struck) => one.refused],
  ['reruns', (one: Struck) => one.reruns],
] as const;

/** A line a stage, and their sum: what each was struck with, and the reruns, all of which came to the result of an unbroken run. */
export function tableOf(struck: readonly Struck[]): string {
  const line = (name: string, cells: readonly (string | number)[]): string =>
    `${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(16)).join('')}\n`;
  const rows = struck.map((one) =>
    line(
      one.stage,
      counts.map(([, of]) => of(one)),
    ),
  );
  const sums = counts.map(([, of]) => struck.reduce((sum, one) => sum + of(one), 0));
  return [
    line(
      '',
      counts.map(([title]) => title),
    ),
    ...rows,
    line('sum', sums),
  ].join('');
}

import type { Killed } from './kill-rounds.ts';

/** A line a stage, and the sum of several. */
export function tableOf(killed: readonly Killed[]): string {
  const sum = (of: (one: Killed) => number): number => killed.reduce((total, one) => total + of(one), 0);
  const total: Killed = {
    ...{ stage: 'sum', kills: sum((one) => one.kills) },
    ...{ happened: sum((one) => one.happened), reruns: sum((one) => one.reruns) },
  };
  const line = ({ stage, kills, happened, reruns }: Killed): string =>
    `${stage.padEnd(24)} ${count(kills)} kills ${count(kills - happened)} before the act ${count(happened)} after it ${count(reruns)} reruns as unbroken\n`;
  return [...killed, ...(killed.length > 1 ? [total] : [])].map(line).join('');
}

const count = (n: number): string => String(n).padStart(5);

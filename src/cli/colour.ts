import { Chalk } from 'chalk';
import type { Environment } from './streams.ts';

/** Colours for a terminal that wants them: none with NO_COLOR, TERM=dumb, or when the output is no terminal. */
export function painted(isTerminal: boolean, { env }: Environment) {
  const wanted = isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const chalk = new Chalk({ level: wanted ? 1 : 0 });
  return {
    error: (text: string): string => chalk.red.bold(text),
    good: (text: string): string => chalk.green(text),
    warn: (text: string): string => chalk.yellow(text),
    faint: (text: string): string => chalk.dim(text),
    strong: (text: string): string => chalk.bold(text),
  };
}

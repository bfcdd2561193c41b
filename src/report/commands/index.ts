import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addCoverage } from './coverage.ts';
import { addCredit } from './credit.ts';
import { addMonthly } from './monthly.ts';
import { addPeriod } from './period.ts';
import { addSavings } from './savings.ts';
import { addSupervision } from './supervision.ts';

export function register(noun: Command, kit: CommandKit): void {
  addMonthly(noun, kit);
  addPeriod(noun, kit);
  addCoverage(noun, kit);
  addSavings(noun, kit);
  addSupervision(noun, kit);
  addCredit(noun, kit);
}

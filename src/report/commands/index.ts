import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addMonthly } from './monthly.ts';

export function register(noun: Command, kit: CommandKit): void {
  addMonthly(noun, kit);
}

import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addDue } from './due.ts';
import { addList } from './list.ts';
import { addRecord } from './record.ts';
import { addRun } from './run.ts';

export function register(noun: Command, kit: CommandKit): void {
  addRun(noun, kit);
  addRecord(noun, kit);
  addDue(noun, kit);
  addList(noun, kit);
}

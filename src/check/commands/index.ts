import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addDue } from './due.ts';
import { addList } from './list.ts';
import { addRecord } from './record.ts';

export function register(noun: Command, kit: CommandKit): void {
  addRecord(noun, kit);
  addDue(noun, kit);
  addList(noun, kit);
}

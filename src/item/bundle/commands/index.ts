import type { Command } from 'commander';
import type { CommandKit } from '../../../cli/command.ts';
import { addImport } from './import.ts';
import { addList } from './list.ts';
import { addShow } from './show.ts';

export function register(noun: Command, kit: CommandKit): void {
  addImport(noun, kit);
  addList(noun, kit);
  addShow(noun, kit);
}

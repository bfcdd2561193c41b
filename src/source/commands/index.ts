import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addDrop } from './drop.ts';
import { addImport } from './import.ts';
import { addList } from './list.ts';

export function register(noun: Command, kit: CommandKit): void {
  addImport(noun, kit);
  addList(noun, kit);
  addDrop(noun, kit);
}

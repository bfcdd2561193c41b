import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addCancel } from './cancel.ts';
import { addDue } from './due.ts';
import { addList } from './list.ts';
import { addRecord } from './record.ts';
import { addRemedy } from './remedy.ts';
import { addReply } from './reply.ts';
import { addRequest } from './request.ts';
import { addRun } from './run.ts';

export function register(noun: Command, kit: CommandKit): void {
  addRun(noun, kit);
  addRequest(noun, kit);
  addReply(noun, kit);
  addCancel(noun, kit);
  addRecord(noun, kit);
  addRemedy(noun, kit);
  addDue(noun, kit);
  addList(noun, kit);
}

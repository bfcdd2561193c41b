import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addDecide } from './decide.ts';
import { addDue } from './due.ts';
import { addExport } from './export.ts';
import { addExtend } from './extend.ts';
import { addImport } from './import.ts';
import { addList } from './list.ts';
import { addPause } from './pause.ts';
import { addRecord } from './record.ts';
import { addResume } from './resume.ts';
import { addShow } from './show.ts';
import { addSign } from './sign.ts';
import { addSupply } from './supply.ts';
import { addWhyDue } from './why-due.ts';
import { addWithdraw } from './withdraw.ts';

export function register(noun: Command, kit: CommandKit): void {
  addRecord(noun, kit);
  addImport(noun, kit);
  addList(noun, kit);
  addShow(noun, kit);
  addSign(noun, kit);
  addDecide(noun, kit);
  addSupply(noun, kit);
  addWithdraw(noun, kit);
  addPause(noun, kit);
  addResume(noun, kit);
  addExtend(noun, kit);
  addDue(noun, kit);
  addWhyDue(noun, kit);
  addExport(noun, kit);
}

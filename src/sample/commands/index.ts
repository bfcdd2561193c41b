import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addAssign } from './assign.ts';
import { addDraw } from './draw.ts';
import { addEstimate } from './estimate.ts';
import { addJoin } from './join.ts';
import { addList } from './list.ts';
import { addPlan } from './plan.ts';
import { addPublish } from './publish.ts';
import { addRefer } from './refer.ts';
import { addReferral } from './referral.ts';
import { addResult } from './result.ts';
import { addImportResults } from './results.ts';
import { addSheets } from './sheets.ts';
import { addSize } from './size.ts';
import { addTheme } from './theme.ts';
import { addVerify } from './verify.ts';
import { addVisits } from './visits.ts';

export function register(noun: Command, kit: CommandKit): void {
  addSize(noun, kit);
  addPlan(noun, kit);
  addDraw(noun, kit);
  addAssign(noun, kit);
  addSheets(noun, kit);
  addResult(noun, kit);
  addImportResults(noun, kit);
  addEstimate(noun, kit);
  addPublish(noun, kit);
  addVerify(noun, kit);
  addList(noun, kit);
  addTheme(noun, kit);
  addJoin(noun, kit);
  addVisits(noun, kit);
  addRefer(noun, kit);
  addReferral(noun, kit);
}

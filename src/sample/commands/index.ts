import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addAssign } from './assign.ts';
import { addDraw } from './draw.ts';
import { addEstimate } from './estimate.ts';
import { addPlan } from './plan.ts';
import { addPublish } from './publish.ts';
import { addImportResults } from './results.ts';
import { addSheets } from './sheets.ts';
import { addSize } from './size.ts';
import { addVerify } from './verify.ts';

export function register(noun: Command, kit: CommandKit): void {
  addSize(noun, kit);
  addPlan(noun, kit);
  addDraw(noun, kit);
  addAssign(noun, kit);
  addSheets(noun, kit);
  addImportResults(noun, kit);
  addEstimate(noun, kit);
  addPublish(noun, kit);
  addVerify(noun, kit);
}

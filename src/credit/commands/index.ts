import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addBreach } from './breach.ts';
import { addDecide } from './decide.ts';
import { addExpire } from './expire.ts';
import { addExport } from './export.ts';
import { addGate } from './gate.ts';
import { addImport } from './import.ts';
import { addLift } from './lift.ts';
import { addList } from './list.ts';
import { addNotify } from './notify.ts';
import { addObject } from './object.ts';
import { addRepair } from './repair.ts';
import { addShow } from './show.ts';

export function register(noun: Command, kit: CommandKit): void {
  addGate(noun, kit);
  addImport(noun, kit);
  addBreach(noun, kit);
  addNotify(noun, kit);
  addDecide(noun, kit);
  addObject(noun, kit);
  addRepair(noun, kit);
  addLift(noun, kit);
  addShow(noun, kit);
  addList(noun, kit);
  addExpire(noun, kit);
  addExport(noun, kit);
}

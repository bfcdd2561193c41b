import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addConvert } from './convert.ts';
import { addDiff } from './diff.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addLint } from './lint.ts';
import { addList } from './list.ts';
import { addOpinions } from './opinions.ts';
import { addPublish } from './publish.ts';
import { addRetire } from './retire.ts';
import { addShow } from './show.ts';
import { addTemplate } from './template.ts';
import { addUndo } from './undo.ts';

export function register(noun: Command, kit: CommandKit): void {
  addImport(noun, kit);
  addList(noun, kit);
  addShow(noun, kit);
  addLint(noun, kit);
  addDiff(noun, kit);
  addConvert(noun, kit);
  addOpinions(noun, kit);
  addPublish(noun, kit);
  addRetire(noun, kit);
  addUndo(noun, kit);
  addExport(noun, kit);
  addTemplate(noun, kit);
}

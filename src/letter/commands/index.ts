import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { addBlank } from './blank.ts';
import { addIssue } from './issue.ts';
import { addPaper } from './paper.ts';
import { addPreview } from './preview.ts';
import { addTemplate } from './template.ts';
import { addVerify } from './verify.ts';
import { addVoid } from './void.ts';

export function register(noun: Command, kit: CommandKit): void {
  addBlank(noun, kit);
  addIssue(noun, kit);
  addPreview(noun, kit);
  addVerify(noun, kit);
  addVoid(noun, kit);
  addTemplate(noun, kit);
  addPaper(noun, kit);
}

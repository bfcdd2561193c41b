import { isAbsolute, join, resolve } from 'node:path';
import type { Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Result } from '../kernel/result.ts';
import { packagePath } from '../workspace/package-root.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type FontFiles, type FontSet, openFonts } from './fonts.ts';
import { type PaperMeta, preparePaper } from './printer.ts';
import { type FieldValues, loadTemplate } from './template.ts';

/** Folders of templates, the office's own first. */
export const templateDirs = (workspaceDir: string): readonly string[] => [
  join(workspaceDir, 'templates'),
  packagePath('templates'),
];

/** The faces of the office. Throws E_PAPER_FONT_FILE or E_PAPER_FONT for a font file that cannot be used. */
export const officeFonts = (workspace: Workspace): FontSet => openFonts(officeFontFiles(workspace));

/** Font files named in `chengnuo.yaml`; relative ones start at the workspace. */
export function officeFontFiles({ dir, config }: Workspace): FontFiles {
  return Object.fromEntries(
    Object.entries(config.fonts ?? {}).flatMap(([role, file]) =>
      file === undefined ? [] : [[role, isAbsolute(file) ? file : resolve(dir, file)]],
    ),
  );
}

export interface OfficePaper {
  /** Template without its language, such as `papers/credit-notice`. */
  readonly name: string;
  readonly lang: Lang;
  readonly fields: FieldValues;
  readonly meta: Omit<PaperMeta, 'title'>;
}

/** One paper from the office's template, or the one that ships; its title is the template's. E_TEMPLATE_*, E_PAPER_*. */
export function printPaper(workspace: Workspace, paper: OfficePaper): Result<Uint8Array, AppError> {
  const template = loadTemplate(templateDirs(workspace.dir), paper.name, paper.lang);
  if (!template.ok) return template;
  const printer = preparePaper({
    template: template.value,
    fonts: officeFonts(workspace),
    lang: paper.lang,
  });
  return printer.render(paper.fields, { meta: { ...paper.meta, title: template.value.front.title } });
}

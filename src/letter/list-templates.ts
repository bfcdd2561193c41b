import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { compareUtf8 } from '../kernel/text.ts';
import { templateDirs } from '../paper/office-paper.ts';
import { loadTemplate, type PaperTemplate } from '../paper/template.ts';

export interface ListedTemplate {
  readonly name: string;
  readonly lang: Lang;
  readonly origin: 'office' | 'shipped';
  /** The template, or what is wrong with it. */
  readonly loaded: Result<PaperTemplate, AppError>;
}

const folders = ['letters', 'papers'];

/** Every template of letters and papers that ships or that the office has; the office's own stands in for a shipped one. */
export function listTemplates(workspaceDir: string): ListedTemplate[] {
  const dirs = templateDirs(workspaceDir);
  const names = new Set<string>();
  for (const dir of dirs) {
    for (const folder of folders) {
      const path = join(dir, folder);
      if (!existsSync(path)) continue;
      for (const file of readdirSync(path)) {
        if (/^[a-z0-9-]+\.(zh|en)\.md$/.test(file)) names.add(`${folder}/${file.slice(0, -'.md'.length)}`);
      }
    }
  }
  return [...names].sort(compareUtf8).map((full) => {
    const name = full.slice(0, -3);
    const lang: Lang = full.endsWith('.zh') ? 'zh' : 'en';
    const origin = existsSync(join(dirs[0] ?? '', `${full}.md`)) ? 'office' : 'shipped';
    return { name, lang, origin, loaded: loadTemplate(dirs, name, lang) };
  });
}

/** One template with its fields. E_TEMPLATE_*. */
export function showTemplate(
  workspaceDir: string,
  name: string,
  lang: Lang,
): Result<PaperTemplate, AppError> {
  const loaded = loadTemplate(templateDirs(workspaceDir), name, lang);
  return loaded.ok ? ok(loaded.value) : loaded;
}

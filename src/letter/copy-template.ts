import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type Lang, languages } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { templateDirs } from '../paper/office-paper.ts';
import { templateFile } from '../paper/template.ts';
import { packagePath } from '../workspace/package-root.ts';
import { exists, writeFileSafely } from '../workspace/safe-file.ts';

export interface CopyInput {
  /** `letters/licence` for both languages, `letters/licence.zh` for one. */
  readonly name: string;
  /** Another name in the same folder, for a variant that stands beside the shipped one. */
  readonly as?: string | undefined;
  /** Whether a file that is there already may go. */
  readonly overwrite: (files: readonly string[]) => Promise<boolean>;
}

/**
 * Puts a shipped template into the office's `templates/` folder, where it comes before the shipped one (or, with `as`, beside it).
 * Returns the files written. E_TEMPLATE_NONE, E_LETTER_COPY_NAME, E_TEMPLATE_EXISTS; throws what the file system refuses.
 */
export async function copyTemplate(
  workspaceDir: string,
  input: CopyInput,
): Promise<Result<readonly string[], AppError>> {
  const [, name = '', only] = /^(.*?)(?:\.(zh|en))?(?:\.md)?$/.exec(input.name) ?? [];
  const target = input.as?.replace(/(?:\.(?:zh|en))?(?:\.md)?$/, '') ?? name;
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(target) || target.split('/')[0] !== name.split('/')[0])
    return err(
      appError('E_LETTER_COPY_NAME', { name: input.as ?? input.name, folder: name.split('/')[0] ?? '' }),
    );
  const copies: { file: string; text: string }[] = [];
  // A variant may start from the office's own; a template under its own name only from the one that ships.
  const from = target === name ? [packagePath('templates')] : templateDirs(workspaceDir);
  for (const lang of languages.filter((one) => only === undefined || one === (only as Lang))) {
    const source = templateFile(from, name, lang);
    if (!source.ok) return source;
    const text = readFileSync(source.value, 'utf8').replace(/^name:.*$/m, `name: ${target}`);
    copies.push({ file: join(workspaceDir, 'templates', `${target}.${lang}.md`), text });
  }
  const there: string[] = [];
  for (const { file } of copies) if (await exists(file)) there.push(file);
  if (there.length > 0 && !(await input.overwrite(there)))
    return err(appError('E_TEMPLATE_EXISTS', { file: there[0] ?? '' }));
  for (const { file, text } of copies) await writeFileSafely(file, text);
  return ok(copies.map(({ file }) => file));
}

import { basename, resolve } from 'node:path';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { checkFile, type FileVerdict } from '../exports/check-file.ts';

/** Problems shown on a terminal; JSON holds all of them. */
const SHOWN = 20;

/** The checker's word on a file. It needs no office: whoever receives a file can ask. */
export async function runCheck(ctx: Context, file: string): Promise<number> {
  const path = resolve(ctx.environment.cwd, file);
  const verdict = orThrow(await checkFile(path, officeDay(ctx.now()), ctx.lang));
  const { rows, problems, layout } = verdict;
  await present(ctx, {
    json: { file: basename(path), set: layout?.name ?? null, rows, problems, ok: problems.length === 0 },
    text: () => render(ctx, verdict),
  });
  if (problems.length > 0)
    throw appError('E_EXPORT_CHECK', { file: basename(path), problems: problems.length });
  return 0;
}

function render(ctx: Context, { file, layout, rows, problems }: FileVerdict): string {
  const t = ctx.t.credit.export;
  const about = { file: basename(file), set: layout === null ? '—' : t.set[layout.name], rows };
  if (problems.length === 0) return `${t.check.ok(about)}\n`;
  const lines = problems
    .slice(0, SHOWN)
    .map(
      ({ line, message }) => [line === null ? t.check.wholeFile : t.check.line({ line }), message] as const,
    );
  const more = problems.length - lines.length;
  return `${t.check.bad({ ...about, problems: problems.length })}\n${renderFacts(lines)}${more > 0 ? `${t.check.more({ count: more })}\n` : ''}`;
}

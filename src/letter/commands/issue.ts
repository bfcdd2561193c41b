import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { type Progress, startProgress } from '../../cli/progress.ts';
import { renderTable } from '../../cli/table.ts';
import { appError, type Lang } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { type IssueOutcome, type IssueResult, issueLetters } from '../issue-letters.ts';

interface IssueOptions {
  readonly pending?: boolean;
  readonly item?: string;
  readonly out: string;
  readonly merge?: string;
  readonly strict?: boolean;
  readonly letterLang?: Lang;
}

export function addIssue(noun: Command, kit: CommandKit): void {
  const t = kit.t.letter.issue;
  kit
    .command(noun, 'issue [cases...]', t.summary)
    .option('--pending', t.pending)
    .option('--item <code>', t.item)
    .requiredOption('--out <dir>', t.out)
    .option('--merge <file>', t.merge)
    .option('--strict', t.strict)
    .addOption(new Option('--letter-lang <lang>', t.lang).choices(['zh', 'en']))
    .action(kit.run<IssueOptions>(runIssue));
}

async function runIssue(ctx: Context, cases: readonly string[], options: IssueOptions): Promise<number> {
  const bySearch = options.pending === true || options.item !== undefined;
  if (cases.length > 0 === bySearch) throw appError('E_LETTER_WHICH');
  const { cwd } = ctx.environment;
  const printing = startProgress(ctx, ctx.t.letter.issue.progress);
  let merging: Progress | undefined;
  const desk = await ctx.desk();
  let outcome: IssueOutcome;
  try {
    outcome = orThrow(
      await issueLetters(desk, {
        caseNos: bySearch ? undefined : cases.map((caseNo) => caseNo.trim()),
        pending: options.pending,
        itemCode: options.item,
        outDir: resolve(cwd, options.out),
        mergeFile: options.merge === undefined ? undefined : resolve(cwd, options.merge),
        strict: options.strict,
        letterLang: options.letterLang ?? ctx.lang,
        onProgress: printing.update,
        onMerge: (done, total) => {
          merging ??= startProgress(ctx, ctx.t.letter.issue.mergeProgress);
          merging.update(done, total);
        },
      }),
    );
  } finally {
    printing.end();
    merging?.end();
  }
  const { result, errors } = outcome;
  await present(ctx, { json: result, text: () => render(ctx, result, options) });
  const [first] = errors;
  if (first === undefined) return 0;
  // A single case fails with its own error; of several, some were rejected.
  throw cases.length === 1 ? first : appError('E_LETTER_FAILED', { failed: errors.length });
}

function render(ctx: Context, result: IssueResult, options: IssueOptions): string {
  const t = ctx.t.letter.issue;
  const { issued, skipped, failed, merged } = result;
  const nothing = issued + skipped === 0;
  const lines = [
    nothing && failed.length === 0
      ? t.nothing
      : t.done({ issued, skipped, failed: failed.length, dir: options.out }),
  ];
  if (merged !== null) lines.push(t.merged({ file: options.merge ?? merged }));
  if (options.strict && nothing && failed.length > 0) lines.push(t.strictNothing);
  if (failed.length > 0) {
    const columns = [
      {
        title: ctx.t.letter.verify.facts.case_no,
        value: (row: (typeof failed)[number]) => row.case_no,
        max: 40,
      },
      { title: ctx.t.letter.issue.why, value: (row: (typeof failed)[number]) => row.message, max: 120 },
    ];
    lines.push('', t.failedTitle, renderTable(columns, failed).trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

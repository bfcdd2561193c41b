import { join, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { present, presentList } from '../../cli/output.ts';
import { dayOption } from '../../cli/values.ts';
import { appError, type Lang } from '../../i18n/catalogue.ts';
import { nearest } from '../../kernel/nearest.ts';
import { orThrow } from '../../kernel/result.ts';
import { safeFileName } from '../../kernel/safe-file-name.ts';
import { templateDirs } from '../../paper/office-paper.ts';
import { type FieldValues, loadTemplate } from '../../paper/template.ts';
import { exists, isFolder } from '../../workspace/safe-file.ts';
import { type IssuedPaper, issuePaper } from '../paper/issue-paper.ts';
import { type PaperKindName, paperKindNames, paperKindOf } from '../paper/kinds.ts';
import { type PaperRequest, planPaper } from '../paper/plan-paper.ts';
import { readFields } from '../paper/read-fields.ts';

interface PaperOptions {
  readonly out?: string;
  readonly blank?: boolean;
  readonly set?: readonly string[];
  readonly document?: string;
  readonly date?: string;
  readonly another?: boolean;
  readonly template?: string;
  readonly letterLang?: Lang;
}

export function addPaper(noun: Command, kit: CommandKit): void {
  const t = kit.t.letterPaper;
  kit
    .command(noun, 'paper [kind] [about...]', t.summary)
    .option('--out <path>', t.out)
    .option('--blank', t.blank)
    .addOption(
      new Option('--set <field=value>', t.set).argParser((value, earlier: readonly string[] = []) => [
        ...earlier,
        value,
      ]),
    )
    .option('--document <number>', t.document)
    .option('--date <day>', t.date)
    .option('--another', t.another)
    .option('--template <name>', t.template)
    .addOption(new Option('--letter-lang <lang>', t.lang).choices(['zh', 'en']))
    .action(kit.run<PaperOptions>(runPaper));
}

async function runPaper(
  ctx: Context,
  [named, ...numbers]: readonly string[],
  options: PaperOptions,
): Promise<number> {
  if (named === undefined || named === 'list') return listPapers(ctx);
  const kind = paperKindNames.find((name) => name === named);
  if (kind === undefined)
    throw appError('E_PAPER_KIND', { kind: named, meant: nearest(named, paperKindNames) });
  const { about, by } = paperKindOf(kind);
  if ((numbers.length === 0) !== (options.blank === true) || (about === 'none' && numbers.length > 0))
    throw appError('E_PAPER_ABOUT', { kind, about, by: by ?? '' });
  if (options.out === undefined)
    throw appError('E_USAGE_ANSWER_MISSING', { question: ctx.t.letterPaper.out, flag: '--out' });
  const desk = await ctx.desk();
  const folder = await folderOf(ctx, options.out, numbers.length);
  const issued: IssuedPaper[] = [];
  for (const number of numbers.length === 0 ? [null] : numbers) {
    const file =
      folder === null
        ? resolve(ctx.environment.cwd, options.out)
        : await fileIn(folder, number === null ? kind : `${number}-${kind}`, options.another === true);
    const request = await filled(ctx, desk, requestOf(ctx, kind, number?.trim() ?? null, options));
    const documentNo = options.document;
    const { another } = options;
    issued.push(
      orThrow(
        await desk.store.transaction((tx) => issuePaper(desk, tx, { ...request, file, documentNo, another })),
      ),
    );
  }
  const { title } = orThrow(
    loadTemplate(
      templateDirs(desk.workspace.dir),
      options.template ?? `papers/${kind}`,
      options.letterLang ?? ctx.lang,
    ),
  ).front;
  await present(ctx, {
    json: { papers: issued, total: issued.length },
    csv: {
      columns: ['kind', 'about', 'document_no', 'template_version', 'file'],
      rows: issued.map((one) => [one.kind, one.about, one.document_no, one.template_version, one.file]),
    },
    text: () =>
      issued
        .map(({ document_no, file }) => {
          const shown = relative(ctx.environment.cwd, file);
          return `${ctx.t.letterPaper.done({ title, document_no, file: shown })}\n`;
        })
        .join(''),
  });
  return 0;
}

/** A folder, unless one file was named for one paper. */
async function folderOf(ctx: Context, out: string, count: number): Promise<string | null> {
  const path = resolve(ctx.environment.cwd, out);
  return count > 1 || !/\.pdf$/i.test(out) || (await isFolder(path)) ? path : null;
}

/** A paper printed again takes its old place; another one never takes that of an earlier. */
async function fileIn(folder: string, name: string, another: boolean): Promise<string> {
  let file = join(folder, safeFileName(name));
  for (let i = 2; another && (await exists(file)); i++) file = join(folder, safeFileName(`${name}-${i}`));
  return file;
}

function requestOf(
  ctx: Context,
  kind: PaperKindName,
  about: string | null,
  options: PaperOptions,
): PaperRequest & { readonly typed: readonly string[] } {
  return {
    kind,
    about,
    lang: options.letterLang ?? ctx.lang,
    day: options.date === undefined ? undefined : dayOption('--date', options.date),
    template: options.template,
    typed: options.set ?? [],
  };
}

/** The request with the fields that were typed, and those that a person was asked for: what the house does not know. */
async function filled(
  ctx: Context,
  desk: Desk,
  { typed, ...request }: PaperRequest & { readonly typed: readonly string[] },
): Promise<PaperRequest> {
  const dirs = templateDirs(desk.workspace.dir);
  const template = orThrow(loadTemplate(dirs, request.template ?? `papers/${request.kind}`, request.lang));
  const given = readFields(typed, template.fields);
  if (given === null)
    throw appError('E_USAGE_VALUE', { flag: '--set', value: typed.join(' '), expected: 'reason=…' });
  const fields: Record<string, FieldValues[string]> = { ...given };
  const plan = orThrow(await planPaper(desk, desk.store.db, { ...request, fields }));
  for (const field of plan.missing) {
    const answer = await ctx.prompt.text({ message: field[ctx.lang], flag: `--set ${field.name}=…` });
    Object.assign(fields, readFields([`${field.name}=${answer}`], template.fields));
  }
  return { ...request, fields };
}

async function listPapers(ctx: Context): Promise<number> {
  const dirs = templateDirs((await ctx.desk()).workspace.dir);
  const t = ctx.t.letterPaper;
  const rows = paperKindNames.map((kind) => {
    const { about, by } = paperKindOf(kind);
    const template = orThrow(loadTemplate(dirs, `papers/${kind}`, ctx.lang));
    return {
      kind,
      about,
      by: by ?? null,
      title: template.front.title,
      version: template.version,
      fields: template.fields,
    };
  });
  await presentList(
    ctx,
    'papers',
    rows,
    [
      { key: 'kind', title: t.kind, value: (row) => row.kind },
      { key: 'title', title: t.title, value: (row) => row.title, max: 44 },
      {
        key: 'about',
        title: t.about,
        value: (row) =>
          ctx.format === 'csv'
            ? row.about
            : row.by === null
              ? t.abouts[row.about]
              : t.by({ command: row.by }),
      },
    ],
    (row) => ({ ...row, fields: row.fields.map(({ name }) => name) }),
  );
  return 0;
}

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readPastAt } from '../../case/commands/step-options.ts';
import { findCase } from '../../case/store.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { limitOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { maskText } from '../../identity/mask.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseText } from '../../kernel/text.ts';
import { printRequest } from '../print-request.ts';
import { type SentRequest, type SentRequests, sendRequests } from '../send-requests.ts';

interface RequestOptions {
  readonly item?: string;
  readonly to?: string;
  readonly ask?: string;
  readonly within?: string;
  readonly at?: string;
  readonly out?: string;
  readonly again?: string;
}

export function addRequest(noun: Command, kit: CommandKit): void {
  const t = kit.t.checkRequest.request;
  kit
    .command(noun, 'request [cases...]', t.summary)
    .option('--item <code>', t.item)
    .option('--to <authority>', t.to)
    .option('--ask <text>', t.ask)
    .option('--within <limit>', t.within)
    .option('--at <time>', t.at)
    .option('--out <dir>', t.out)
    .option('--again <request>', t.again)
    .action(kit.run<RequestOptions>(runRequest));
}

async function runRequest(
  ctx: Context,
  caseNos: readonly string[],
  options: RequestOptions,
): Promise<number> {
  const t = ctx.t.checkRequest.request;
  if (options.again !== undefined) return printAgain(ctx, caseNos, options.again, options);
  if ((caseNos.length === 0) === (options.item === undefined)) throw appError('E_CHECK_REQUEST_WHICH');
  const sent = orThrow(
    await sendRequests(await ctx.desk(), {
      about: options.item === undefined ? { caseNos } : { item: options.item },
      authority: await readAuthority(ctx, options, caseNos),
      ask: filled(options.ask),
      within: options.within === undefined ? undefined : limitOption('--within', options.within),
      outDir: options.out === undefined ? undefined : resolve(ctx.environment.cwd, options.out),
      ...readPastAt(ctx, options),
    }),
  );
  const [only] = sent.requests;
  await present(ctx, {
    json: {
      request_no: sent.requests.length === 1 ? only?.request_no : null,
      requests: sent.requests.map(({ ask, ...request }) => ({ ...request, ask: maskText(ask) })),
      total: sent.requests.length,
      files: sent.files,
    },
    text: () => renderSent(ctx, sent),
  });
  const late = sent.requests.find(({ due, deadline }) => deadline !== null && due.slice(0, 10) > deadline);
  if (late) note(ctx, t.late({ due: late.due, deadline: late.deadline ?? '' }));
  return 0;
}

/** `--again`: the papers of what was sent, once more; nothing is asked anew. */
async function printAgain(
  ctx: Context,
  caseNos: readonly string[],
  requestNo: string,
  { out, item, to, ask, within, at }: RequestOptions,
): Promise<number> {
  const t = ctx.t.checkRequest.request;
  const alone = caseNos.length === 0 && [item, to, ask, within, at].every((value) => value === undefined);
  if (!alone || out === undefined) throw appError('E_USAGE_OPTION', { detail: t.againAlone });
  const desk = await ctx.desk();
  const printed = orThrow(
    await printRequest(desk, normaliseText(requestNo), resolve(ctx.environment.cwd, out)),
  );
  await present(ctx, {
    json: printed,
    text: () =>
      [t.printed({ requests: printed.request_nos }), ...printed.files.map((file) => t.file({ file }))]
        .map((line) => `${line}\n`)
        .join(''),
  });
  return 0;
}

const filled = (text: string | undefined): string | undefined => normaliseText(text ?? '') || undefined;

/** An office does not ask itself: where the item is its own, the person says whom to ask. */
async function readAuthority(
  ctx: Context,
  { to }: RequestOptions,
  caseNos: readonly string[],
): Promise<string | undefined> {
  const given = filled(to);
  if (given !== undefined || caseNos.length === 0) return given;
  const { store, workspace } = await ctx.desk();
  const row = await findCase(store.db, caseNos[0] ?? '');
  if (row === null || row.authority_name !== workspace.config.office.name) return undefined;
  const validate = (typed: string): string | true => normaliseText(typed) !== '' || ctx.t.cases.record.filled;
  return normaliseText(
    await ctx.prompt.text({ message: ctx.t.checkRequest.request.askTo, flag: '--to', validate }),
  );
}

function renderSent(ctx: Context, { requests, files }: SentRequests): string {
  const t = ctx.t.checkRequest.request;
  if (requests.length === 0) return `${t.none}\n`;
  const groups = new Map<string, SentRequest[]>();
  for (const one of requests) {
    groups.set(one.authority_name, [...(groups.get(one.authority_name) ?? []), one]);
  }
  const lines = [...groups].map(([authority, group]) => {
    const [first] = group;
    const { due } = first ?? { due: '' };
    return group.length === 1
      ? t.done({ requestNo: first?.request_no ?? '', caseNo: first?.case_no ?? '', authority, due })
      : t.many({
          count: group.length,
          first: first?.request_no ?? '',
          last: group.at(-1)?.request_no ?? '',
          authority,
          due,
        });
  });
  return [...lines, ...files.map((file) => t.file({ file })), t.next].map((line) => `${line}\n`).join('');
}

import type { Command } from 'commander';
import type { MovedDeadline } from '../../calendar/recount.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { note } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { orThrow } from '../../kernel/result.ts';
import { type CalendarImport, importCalendar } from '../import-calendar.ts';

interface CalendarFlags extends ImportFlags {
  readonly local?: boolean;
}

export function addCalendarImport(noun: Command, kit: CommandKit): void {
  const t = kit.t.office.calendar.import;
  const command = kit.command(noun, 'import <file>', t.summary);
  addImportFlags(command, kit.t).option('--local', t.local).action(kit.run<CalendarFlags>(runImport));
}

async function runImport(
  ctx: Context,
  [file = '']: readonly string[],
  flags: CalendarFlags,
): Promise<number> {
  const t = ctx.t.office.calendar.import;
  const desk = await ctx.desk();
  const table = await readImport(ctx, file, 'calendar', flags);
  const { dryRun = false, skipInvalid = false, local = false } = flags;
  const summary = orThrow(await importCalendar(desk, table, { dryRun, skipInvalid, local }));
  const { years, moved, confirmed, warnings } = summary;
  const outcome = {
    ...{ summary, table, flags, warnings, done: t.done },
    facts: [
      ...(years.length > 0 ? [[t.years, years.join(' ')] as const] : []),
      ...(moved.length > 0 || confirmed > 0 ? [[t.moved, moved.length] as const] : []),
      ...(confirmed > 0 ? [[t.confirmed, confirmed] as const] : []),
    ],
  };
  try {
    return await reportImport(ctx, outcome);
  } finally {
    // Also after rejected rows: what was written has moved deadlines all the same.
    if (ctx.format === 'table') listMoved(ctx, summary);
  }
}

/** Deadlines shown on a terminal; JSON holds all of them. */
const SHOWN = 50;

function listMoved(ctx: Context, { moved, written }: CalendarImport): void {
  if (moved.length === 0) return;
  const t = ctx.t.office.calendar.import;
  const shown = moved.slice(0, SHOWN);
  const table = renderTable<MovedDeadline>(
    [
      { title: t.no, value: (one) => one.breach ?? one.case_no },
      { title: t.what, value: (one) => t.fields[one.field] },
      { title: t.from, value: (one) => one.from.slice(0, 16).replace('T', ' ') },
      { title: t.to, value: (one) => one.to.slice(0, 16).replace('T', ' ') },
    ],
    shown,
  );
  ctx.streams.out(`\n${written ? t.movedTitle : t.wouldMove}\n${table}`);
  if (moved.length > SHOWN) note(ctx, t.more({ count: moved.length - SHOWN }));
}

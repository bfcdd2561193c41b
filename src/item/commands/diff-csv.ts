import type { Context } from '../../cli/context.ts';
import { csvForPeople, toCsv } from '../../table/write-table.ts';
import type { DiffDocument, DiffEntry } from '../diff-document.ts';
import { labelOf } from '../labels.ts';
import type { Opinion } from '../opinions.ts';

/** The changes for a spreadsheet: a line a field, the opinions on an item beside its lines, other opinions below. */
export function diffCsv(ctx: Context, doc: DiffDocument): string {
  const t = ctx.t.item;
  const header = Object.values(t.diff.columns);
  const entries = doc.entries.flatMap((entry) => entryLines(ctx, entry));
  const others = doc.otherOpinions.map((opinion) => [
    t.diff.otherOpinion,
    opinion.item_code ?? t.diff.wholeList,
    ...Array.from({ length: 5 }, () => null),
    ...opinionCells(ctx, opinion),
  ]);
  return toCsv(header, [...entries, ...others], csvForPeople);
}

function entryLines(ctx: Context, entry: DiffEntry): (string | null)[][] {
  const { kind, code, name, authority, fields, opinions } = entry;
  const count = Math.max(1, fields.length, opinions.length);
  return Array.from({ length: count }, (_, i) => {
    const change = fields[i];
    const opinion = opinions[i];
    const shown = (value: string | number | null | undefined): string | null =>
      change === undefined || value === null || value === undefined
        ? null
        : labelOf(ctx, change.field, value);
    return [
      ctx.t.item.diff[kind],
      code,
      name,
      authority,
      change === undefined ? null : ctx.t.item.fields[change.field],
      shown(change?.from),
      shown(change?.to),
      ...(opinion === undefined ? [null, null, null, null, null] : opinionCells(ctx, opinion)),
    ];
  });
}

function opinionCells({ t }: Context, opinion: Opinion): (string | null)[] {
  const { source, adopted } = opinion;
  return [
    opinion.opinion,
    source === 'public' ? t.item.opinions.public : source,
    opinion.received_on,
    opinion.answer,
    adopted === null ? null : t.item.opinions.adopted[adopted],
  ];
}

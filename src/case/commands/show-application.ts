import type { Context } from '../../cli/context.ts';
import { csvOf, present } from '../../cli/output.ts';
import { type Column, renderFacts, renderTable } from '../../cli/table.ts';
import { formatLimit, parseLimit } from '../../kernel/limit.ts';
import { reveal } from '../../subject/reveal.ts';
import type { ApplicationMaterial } from '../application.ts';
import { applicationJson } from '../application-json.ts';
import { selectApplicationCases, type WholeApplication } from '../application-store.ts';
import { caseColumns, type Line } from './columns.ts';
import { optional } from './step-options.ts';

type Shown = ReturnType<typeof applicationJson>;

/** An application for a bundle: what was handed in once, how far each department has come, and its cases. */
export async function showApplication(
  ctx: Context,
  row: WholeApplication,
  reason: string | undefined,
): Promise<void> {
  const desk = await ctx.desk();
  const cases = await selectApplicationCases(desk.store.db, row.application_id);
  const revealed = await reveal(desk, reason, { what: 'case.show', application_no: row.application_no });
  const shown = applicationJson(row, cases, revealed);
  const columns = caseColumns(ctx);
  await present(ctx, {
    json: shown,
    csv: csvOf(columns, shown.cases),
    text: () => render(ctx, shown),
  });
}

function render(ctx: Context, shown: Shown): string {
  const t = ctx.t.cases;
  const a = t.application;
  const f = t.fields;
  const limit = shown.limit === null ? null : parseLimit(shown.limit);
  const due =
    shown.deadline !== null && shown.deadline_provisional
      ? t.provisional({ due: shown.deadline })
      : shown.deadline;
  const facts = renderFacts([
    [a.no, shown.application_no],
    [a.bundle, `${shown.bundle_code} ${shown.bundle_name}`],
    [a.lead, shown.lead],
    [f.subject_no, shown.subject_no],
    [f.applicant_name, shown.applicant_name ?? t.erased],
    [f.id_number, shown.id_number],
    [f.channel, t.channels[shown.channel]],
    [f.received_at, shown.received_at],
    ...optional(a.limit, limit && formatLimit(limit, ctx.lang)),
    ...optional(f.deadline, due),
    [a.decided, a.ofAll({ decided: shown.decided, total: shown.total })],
  ]);
  const progress: Column<Shown['progress'][number]>[] = [
    { title: f.authority_name, value: (row) => row.authority_name, max: 40 },
    { title: a.part, value: (row) => a.parts[row.part] },
    { title: a.cases, value: (row) => row.cases, align: 'right' },
    { title: a.decided, value: (row) => row.decided, align: 'right' },
    { title: a.awaiting, value: (row) => row.awaiting, align: 'right' },
  ];
  const own = ['case_no', 'state', 'mode', 'item_code', 'item_name', 'letter_no'];
  const columns: Column<Line>[] = caseColumns(ctx).filter(({ key }) => own.includes(key));
  return [
    facts,
    `${a.progress}\n${renderTable(progress, shown.progress)}`,
    renderMaterials(ctx, shown.materials),
    `${a.cases}\n${renderTable(columns, shown.cases)}`,
  ].join('\n');
}

export type ShownMaterial = ApplicationMaterial & { readonly awaited: boolean };

/** Each material once, whether it is there, and how many items it serves. */
export function renderMaterials(ctx: Context, materials: readonly ShownMaterial[]): string {
  const a = ctx.t.cases.application;
  const columns: Column<ShownMaterial>[] = [
    { title: a.material, value: ({ name }) => name, max: 48 },
    { title: a.standing, value: ({ awaited }) => (awaited ? a.toFollow : a.handedIn) },
    { title: a.serves, value: ({ items }) => items.length, align: 'right' },
  ];
  return materials.length === 0 ? '' : `${a.materials}\n${renderTable(columns, materials)}`;
}

import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { ratio } from '../../kernel/ratio.ts';
import { orThrow } from '../../kernel/result.ts';
import { type JointVisit, showJoint } from '../joint/show-visits.ts';
import { listed, officeRounding } from './join.ts';

/** The visits of a joint plan, and what is left to do. */
export async function showVisits(ctx: Context, name: string): Promise<number> {
  const t = ctx.t.sample.joint;
  const desk = await ctx.desk();
  const shown = orThrow(await showJoint(desk.store.db, name));
  const rounding = await officeRounding(desk);
  const nameOf = (code: string): string => shown.names.get(code) ?? code;
  const stateOf = (visit: JointVisit) =>
    visit.done ? ('done' as const) : visit.short.length > 0 ? ('short' as const) : ('open' as const);
  const rows = shown.visits.map(({ units, ...visit }) => ({
    ...visit,
    state: stateOf({ ...visit, units }),
    units: units.map(({ plan, unit, authority, results, promise, inspected_on }) => ({
      ...{ plan, unit, authority, inspected_on, promise },
      results: results?.split(';') ?? null,
    })),
  }));
  const { names: _names, visits: _visits, theme_id: _theme, ...head } = shown;
  const lacking = rows.filter(({ state }) => state === 'short').length;
  await present(ctx, {
    json: {
      ...head,
      saved_share: ratio(shown.saved, shown.planned, rounding, 100),
      visits: rows,
      total: rows.length,
    },
    csv: {
      columns: ['visit_no', 'day', 'object', 'lead', 'authorities', 'units', 'inspectors', 'state'],
      rows: rows.map((row) => [
        ...[row.visit_no, row.day, row.object, row.lead, row.authorities.join(';')],
        row.units.map(({ unit }) => unit).join(';'),
        row.members.flatMap(({ inspectors }) => inspectors).join(';'),
        row.state,
      ]),
    },
    text: () =>
      [
        renderVisits(ctx, rows, nameOf),
        `${ctx.t.cli.total({ total: rows.length })}\n`,
        shown.later.length > 0 ? `${t.visits.later({ units: shown.later.map(({ unit }) => unit) })}\n` : '',
        lacking > 0 ? `${t.visits.short({ visits: lacking })}\n` : '',
      ].join(''),
  });
  return 0;
}

interface VisitLine extends Omit<JointVisit, 'units'> {
  readonly state: 'done' | 'short' | 'open';
}

function renderVisits(ctx: Context, rows: readonly VisitLine[], nameOf: (code: string) => string): string {
  const t = ctx.t.sample.joint;
  const inspectorsOf = ({ members }: VisitLine): string[] => members.flatMap(({ inspectors }) => inspectors);
  return renderTable<VisitLine>(
    [
      { title: t.fields.visit_no, value: (row) => row.visit_no },
      { title: t.fields.day, value: (row) => row.day },
      { title: t.fields.name, value: (row) => row.name ?? row.object, max: 26 },
      { title: t.fields.authorities, value: (row) => listed(ctx, row.authorities.map(nameOf)), max: 34 },
      { title: t.fields.inspectors, value: (row) => listed(ctx, inspectorsOf(row)), max: 40 },
      { title: t.fields.state, value: (row) => t.states[row.state] },
    ],
    rows,
  );
}

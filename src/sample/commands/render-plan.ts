import type { Context } from '../../cli/context.ts';
import { renderTable } from '../../cli/table.ts';
import type { PlannedList, PlannedSample } from '../plan-sample.ts';
import { stratumLabel } from '../stratum-label.ts';

/** A plan as people read it: what was frozen, each stratum with its chance, the lists it names itself, what to read out. */
export function renderPlan(ctx: Context, planned: PlannedSample): string {
  const t = ctx.t.sample.plan;
  const quota = planned.strata.reduce((sum, row) => sum + row.quota, 0);
  const head = { plan: planned.plan, population: planned.population, quota };
  const lists = [
    listText(planned.must, t.mustTitle({ count: planned.must.count }), t.reasonCount),
    listText(planned.excluded, t.excludedTitle({ count: planned.excluded.count }), t.reasonCount),
    planned.excluded.not_found === 0 ? '' : `${t.notFound({ count: planned.excluded.not_found })}\n`,
    planned.batches === null ? '' : `${t.inBatches({ batches: planned.batches })}\n`,
  ].filter((text) => text !== '');
  return [
    planned.checkpoint === null ? t.dry(head) : t.frozen(head),
    t.sha({ sha256: planned.population_sha256 }),
    '',
    renderTable(
      [
        { title: t.stratum, value: (row) => stratumLabel(row.stratum, ctx.t) },
        { title: t.population, value: (row) => row.population, align: 'right' },
        { title: t.quota, value: (row) => row.quota, align: 'right' },
        // Known and stated before the draw: every unit of a stratum has this chance, and none has another.
        { title: t.chance, value: (row) => `${(row.chance * 100).toFixed(2)}%`, align: 'right' },
      ],
      planned.strata,
    ),
    ...(lists.length === 0 ? [] : [lists.join('')]),
    ...(planned.checkpoint === null
      ? [t.dryDone]
      : [t.readOut, '', planned.checkpoint, t.next({ plan: planned.plan })]),
    '',
  ].join('\n');
}

function listText(
  list: PlannedList,
  title: string,
  line: (p: { reason: string; count: number }) => string,
): string {
  if (list.count === 0) return '';
  return `${title}\n${list.reasons.map((row) => `  ${line(row)}\n`).join('')}`;
}

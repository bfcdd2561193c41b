import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderFacts, renderTable } from '../../cli/table.ts';
import { orThrow } from '../../kernel/result.ts';
import { gateJson } from '../../subject/gate.ts';
import { type ApplicationInput, type RecordedApplication, recordApplication } from '../record-application.ts';
import { renderMaterials } from './show-application.ts';
import { optional } from './step-options.ts';

/** Records one application for a bundle and shows the cases it opened. */
export async function runRecordApplication(ctx: Context, input: ApplicationInput): Promise<number> {
  const recorded = orThrow(await recordApplication(await ctx.desk(), input));
  const { cases } = recorded;
  await present(ctx, {
    json: {
      ...recorded,
      cases: cases.map(({ gate, ...one }) => ({
        ...one,
        gate: gate === null ? null : gateJson(gate, ctx.lang),
      })),
    },
    text: () => render(ctx, recorded),
  });
  return 0;
}

function render(ctx: Context, recorded: RecordedApplication): string {
  const t = ctx.t.cases;
  const a = t.application;
  const { application_no: no, deadline, deadline_provisional, cancelled } = recorded;
  const due = deadline !== null && deadline_provisional ? t.provisional({ due: deadline }) : deadline;
  const facts = renderFacts([
    [a.no, no],
    [a.bundle, `${recorded.bundle_code} ${recorded.bundle_name}`],
    [a.lead, recorded.lead],
    ...optional(t.fields.deadline, due),
    ...optional(a.cancelled, cancelled.map(({ item_name }) => item_name).join('、') || null),
  ]);
  const cases = renderTable(
    [
      { title: t.fields.case_no, value: (one: RecordedApplication['cases'][number]) => one.case_no },
      { title: t.fields.item_name, value: (one) => one.item_name, max: 36 },
      { title: t.fields.authority_name, value: (one) => one.authority_name, max: 36 },
      { title: a.part, value: (one) => a.parts[one.part] },
      { title: t.fields.mode, value: (one) => t.modes[one.mode] },
      { title: t.fields.state, value: (one) => t.states[one.state] },
      { title: t.fields.letter_no, value: (one) => one.letter_no },
    ],
    recorded.cases,
  );
  const materials = recorded.materials.map((one) => ({ ...one, awaited: one.deferred }));
  return [facts, cases, renderMaterials(ctx, materials), `${a.next({ no })}\n`].join('\n');
}

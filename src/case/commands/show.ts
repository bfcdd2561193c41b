import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderFacts, renderTable } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { gateReasons } from '../../subject/gate-rules.ts';
import { reveal } from '../../subject/reveal.ts';
import { selectApplication } from '../application-store.ts';
import { caseJson, personsOf } from '../case-json.ts';
import { clockSteps, steps } from '../rules.ts';
import { selectCase, selectSteps } from '../select-cases.ts';
import { selectVerifications, verificationsJson } from '../select-verifications.ts';
import { showApplication } from './show-application.ts';
import { renderVerifications } from './show-verifications.ts';
import { optional } from './step-options.ts';

interface ShowOptions {
  readonly reveal?: string;
}

export function addShow(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases;
  kit
    .command(noun, 'show <case>', t.show.summary)
    .option('--reveal <reason>', t.options.reveal)
    .action(kit.run<ShowOptions>(runShow));
}

async function runShow(
  ctx: Context,
  [caseNo = '']: readonly string[],
  options: ShowOptions,
): Promise<number> {
  const desk = await ctx.desk();
  const row = await selectCase(desk.store.db, caseNo);
  if (row === null) {
    const application = await selectApplication(desk.store.db, caseNo);
    if (application === null) throw appError('E_CASE_UNKNOWN', { case_no: caseNo });
    await showApplication(ctx, application, options.reveal);
    return 0;
  }
  const revealed = await reveal(desk, options.reveal, { what: 'case.show', case_no: caseNo });
  const { db } = desk.store;
  const shown = caseJson(row, await selectSteps(db, row.case_id), revealed);
  const verifications = verificationsJson(
    await selectVerifications(db, row.case_id),
    personsOf(row),
    revealed,
  );
  await present(ctx, {
    json: { ...shown, ...verifications },
    text: () => `${renderCase(ctx, shown)}${renderVerifications(ctx, verifications)}`,
  });
  return 0;
}

type Shown = ReturnType<typeof caseJson>;

function renderCase(ctx: Context, shown: Shown): string {
  const t = ctx.t.cases;
  const f = t.fields;
  const due = (day: string | null, provisional: boolean): string | null =>
    day !== null && provisional ? t.provisional({ due: day }) : day;
  const { gate } = shown;
  const reason = gate === null ? undefined : gateReasons.find((one) => one === gate.reason);
  const facts = renderFacts([
    [f.case_no, shown.case_no],
    [f.state, t.states[shown.state]],
    ...optional(
      t.application.no,
      shown.application_no === null || shown.part === null
        ? null
        : `${shown.application_no}（${t.application.parts[shown.part]}）`,
    ),
    [f.mode, t.modes[shown.mode]],
    [f.item_code, `${shown.item_code} ${shown.item_name}`],
    [f.version, shown.item_version],
    [f.authority_name, shown.authority_name],
    [f.subject_no, shown.subject_no],
    [f.applicant_name, shown.erased ? t.erased : shown.applicant_name],
    [f.applicant_type, ctx.t.subject.types[shown.applicant_type]],
    ...optional(f.id_number, shown.id_number),
    ...optional(f.legal_representative, shown.legal_representative),
    ...optional(f.phone, shown.phone),
    ...optional(f.address, shown.address),
    ...optional(f.agent_name, shown.agent_name),
    ...optional(f.agent_id_number, shown.agent_id_number),
    [f.channel, t.channels[shown.channel]],
    [f.received_at, shown.received_at],
    ...optional(f.facts, shown.facts),
    ...optional(f.deferred, shown.deferred_materials),
    ...optional(t.deferral.due, due(shown.materials_due, shown.materials_due_provisional)),
    ...(reason === undefined ? [] : [[f.gate, ctx.t.subject.gate.reasons[reason]] as const]),
    ...optional(f.letter_no, shown.letter_no),
    ...optional(f.commitment_code, shown.commitment_code),
    ...optional(f.signed_at, shown.signed_at),
    ...optional(f.deadline, due(shown.deadline, shown.deadline_provisional)),
    ...optional(t.clock.pausedSince, shown.paused_since),
    ...optional(f.decided_at, shown.decided_at),
    ...optional(f.decision, shown.decision === null ? null : t.decisions[shown.decision]),
    ...optional(f.evidence, shown.evidence),
    [f.check_coverage, t.coverages[shown.check_coverage]],
    ...optional(f.check_due, due(shown.check_due, shown.check_due_provisional)),
    [f.actor, shown.actor],
  ]);
  if (shown.steps.length === 0) return facts;
  const stepName = (step: string): string => {
    const known = [...steps, ...clockSteps].find((one) => one === step);
    return known === undefined ? t.show.recorded : t.steps[known].replace(/[（(].*$/u, '').trim();
  };
  return `${facts}\n${f.steps}\n${renderTable(
    [
      { title: t.step, value: (step: Shown['steps'][number]) => stepName(step.step) },
      { title: f.state, value: (step) => t.states[step.to_state as keyof typeof t.states] },
      { title: t.at, value: (step) => step.at?.slice(0, 16).replace('T', ' ') },
      { title: f.actor, value: (step) => step.actor },
    ],
    shown.steps,
  )}`;
}

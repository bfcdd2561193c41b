import type { Context } from '../../cli/context.ts';
import { describeError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { GateAnswer } from '../../subject/gate-rules.ts';
import { pageWidth } from './page.ts';
import { wrapFacts } from './wrap.ts';

/** That an applicant may commit, and whether more is checked than usual. */
export function openGateCard(ctx: Context, answer: GateAnswer): string {
  const words = ctx.t.subject.gate;
  return wrapFacts(
    [
      [ctx.t.menu.newCase.gate, words.reasons[answer.reason]],
      ...(answer.basis === null ? [] : [[words.basis, answer.basis[ctx.lang]] as const]),
    ],
    pageWidth(ctx),
  );
}

/** That nobody may commit here, why, until when, and what to do now. */
export function shutGateCard(ctx: Context, refusal: AppError): string {
  const t = ctx.t.menu.newCase;
  const earliest = String(refusal.params['earliest'] ?? '');
  const repairable = refusal.params['untilRepaired'] === 'yes' || earliest !== '';
  const now =
    refusal.code === 'E_CASE_AGENT_NOT_ALLOWED'
      ? t.nowInPerson
      : repairable
        ? t.nowRepair({ earliest })
        : t.nowOrdinary;
  return wrapFacts(
    [
      [t.gate, describeError(ctx.t, refusal).message],
      [t.now, now],
    ],
    pageWidth(ctx),
  );
}

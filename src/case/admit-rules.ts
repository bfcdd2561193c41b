import { appError } from '../i18n/catalogue.ts';
import type { Item } from '../item/item.ts';
import type { AppError } from '../kernel/app-error.ts';
import { assert } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { compareUtf8, normaliseText } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';
import { type GateAnswer, isBarredReason } from '../subject/gate-rules.ts';
import type { CaseMode } from './case.ts';

/** Who the gate was asked for. */
export type Role = 'applicant' | 'agent';

export interface GateAsked {
  readonly role: Role;
  readonly answer: GateAnswer;
}

export interface Wish {
  /** Null: the item's own mode. */
  readonly mode: CaseMode | 'cancelled' | null;
  readonly hasAgent: boolean;
  /** Materials that shall follow later. */
  readonly deferred: readonly string[];
}

/** How a case is taken in. */
export interface Admission {
  readonly mode: CaseMode;
  /** 1 when the applicant could have committed and was asked. */
  readonly offered: 0 | 1;
  /** 1 commitment, 0 declined; null where there was nothing to choose. */
  readonly chosen: 0 | 1 | null;
  /** The answer that counts: the first that bars, else the applicant's; null when the gate was not asked. */
  readonly gate: GateAnswer | null;
}

/** Only what depends on credit is looked up: a promise, or materials that shall follow on trust. */
export const needsGate = (item: Pick<Item, 'mode'>, wish: Wish): boolean =>
  item.mode === 'commitment' || wish.deferred.length > 0;

/**
 * The day for which the gate is asked. The promise is made now, whenever the papers came in: what bars today bars, even where the
 * receipt was earlier.
 */
export const gateDayOf = (receivedDay: Day, today: Day): Day =>
  compareUtf8(receivedDay, today) < 0 ? today : receivedDay;

/**
 * Whether and how a case may be taken in for an item in force (contract, section 4). Declining leads to the ordinary procedure and
 * is never held against anyone. E_CASE_CERTIFICATE_CANCELLED, E_CASE_MODE, E_CASE_AGENT_NOT_ALLOWED,
 * E_CASE_MATERIAL_NOT_DEFERRABLE, E_CASE_BARRED.
 */
export function admit(
  item: Pick<Item, 'item_code' | 'item_name' | 'mode' | 'agent_allowed' | 'materials'>,
  wish: Wish,
  gates: readonly GateAsked[],
): Result<Admission, AppError> {
  const code = item.item_code;
  if (item.mode === 'cancelled' || wish.mode === 'cancelled') {
    return err(appError('E_CASE_CERTIFICATE_CANCELLED', { code, name: item.item_name }));
  }
  const mode = wish.mode ?? item.mode;
  if (mode !== item.mode && mode !== 'ordinary') {
    return err(appError('E_CASE_MODE', { code, mode, own: item.mode }));
  }
  // Some promises must be made in person; the ordinary procedure has its own rules for agents.
  if (wish.hasAgent && item.agent_allowed === 'no' && mode === 'commitment') {
    return err(appError('E_CASE_AGENT_NOT_ALLOWED', { code }));
  }
  const deferrable = deferrableMaterials(item.materials);
  const stray = wish.deferred.find((material) => !deferrable.includes(material));
  if (stray !== undefined) {
    return err(appError('E_CASE_MATERIAL_NOT_DEFERRABLE', { code, material: stray, deferrable }));
  }
  const barred = gates.find(({ answer }) => !answer.allowed);
  if (barred && (mode === 'commitment' || wish.deferred.length > 0)) {
    return err(barredError(barred, mode === 'commitment' ? 'commitment' : 'deferred'));
  }
  const mayCommit = item.mode === 'commitment' && barred === undefined;
  return ok({
    mode,
    offered: mayCommit ? 1 : 0,
    chosen: mayCommit ? (mode === 'commitment' ? 1 : 0) : null,
    gate: barred?.answer ?? gates[0]?.answer ?? null,
  });
}

/** The refusal with its reason, its basis and what ends it. */
function barredError({ role, answer }: GateAsked, what: 'commitment' | 'deferred'): AppError {
  const { reason } = answer;
  assert(isBarredReason(reason), 'who is not allowed is barred for a reason');
  return appError('E_CASE_BARRED', {
    role,
    what,
    reason,
    basisZh: answer.basis?.zh ?? '',
    basisEn: answer.basis?.en ?? '',
    until: answer.until ?? '',
    untilRepaired: answer.until_repaired ? 'yes' : 'no',
    earliest: answer.earliest_repair ?? '',
    disputed: answer.disputed ? 'yes' : 'no',
  });
}

const MARK = /[（(]容缺[）)]$/;

/** The materials of an item that may follow later: those that end in `（容缺）`, without the mark. */
export function deferrableMaterials(materials: string | null): string[] {
  return (materials ?? '')
    .split('；')
    .map(normaliseText)
    .filter((material) => MARK.test(material))
    .map(plainMaterial);
}

export const plainMaterial = (material: string): string => normaliseText(material).replace(MARK, '');

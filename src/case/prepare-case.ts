import type { Desk } from '../cli/desk.ts';
import type { OfficeRules } from '../cli/office-rules.ts';
import { itemInForce, notInForceError } from '../item/in-force.ts';
import type { Item } from '../item/item.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Limit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type Day, type Instant, officeDay } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Db, Tx } from '../store/store.ts';
import { gate } from '../subject/gate.ts';
import { idKeyOf } from '../subject/id-key.ts';
import type { Person } from '../subject/keep-subjects.ts';
import {
  type Admission,
  admit,
  type GateAsked,
  gateDayOf,
  needsGate,
  plainMaterial,
  type Wish,
} from './admit-rules.ts';
import type { Channel } from './case.ts';
import { agentInput, identified, type PersonInput } from './identify.ts';

export interface CaseInput {
  readonly itemCode: string;
  readonly applicant: PersonInput;
  readonly agent?: { readonly name: string; readonly idNumber: string } | null;
  /** Of the applicant's legal representative: whose bar may reach the body, by policy. */
  readonly representativeIdNumber?: string | null;
  readonly channel: Channel;
  /** Default: now. */
  readonly receivedAt?: Instant;
  /** The applicant does not commit. */
  readonly ordinary?: boolean;
  /** Region of acceptance; default: the office's. */
  readonly regionCode?: string | null;
  readonly applicantRegion?: string | null;
  readonly facts?: string | null;
  readonly deferred?: readonly string[];
  /** By when they must come; default: by the deadline. */
  readonly deferredWithin?: Limit | null;
}

/** A case that may be recorded: who, for what, how. Nothing is written yet. */
export interface PreparedCase {
  readonly input: CaseInput;
  readonly receivedAt: Instant;
  readonly item: Item;
  readonly applicant: Person;
  readonly agent: Person | null;
  readonly representative: Person | null;
  readonly admission: Admission;
}

/** Everything that is asked before a case is written; the command asks it too, to refuse before it goes on asking. */
export async function prepareCase(
  db: Db | Tx,
  desk: Desk,
  { policy }: OfficeRules,
  input: CaseInput,
): Promise<Result<PreparedCase, AppError>> {
  const today = officeDay(desk.now());
  const receivedAt = input.receivedAt ?? desk.now().toISOString();
  const day = officeDay(receivedAt);
  const found = await itemInForce(db, input.itemCode, day);
  if (!found.ok) return err(notInForceError(input.itemCode, day, found.reason));
  const applicant = identified('applicant', input.applicant, today);
  if (!applicant.ok) return applicant;
  let agent: Person | null = null;
  if (input.agent) {
    const checked = identified('agent', agentInput(input.agent.name, input.agent.idNumber), today);
    if (!checked.ok) return checked;
    agent = checked.value;
  }
  const representative = representativeOf(input, today);
  if (!representative.ok) return representative;
  const wish: Wish = {
    mode: input.ordinary ? 'ordinary' : null,
    hasAgent: agent !== null,
    deferred: (input.deferred ?? []).map(plainMaterial),
  };
  const gates: GateAsked[] = [];
  if (needsGate(found.item, wish)) {
    const gateDay = gateDayOf(day, today);
    const agents = regimeOn(policy.gate.agents, gateDay);
    if (!agents.ok) return agents;
    const asked = [
      { role: 'applicant' as const, person: applicant.value },
      ...(agent !== null && agents.value.value ? [{ role: 'agent' as const, person: agent }] : []),
    ];
    for (const { role, person } of asked) {
      const idKey = idKeyOf(desk.keys, person.number);
      const isBody = person.type === 'organization';
      const isAgent = role === 'agent';
      const named = isBody && !isAgent ? representative.value : null;
      const answer = await gate(db, policy, {
        ...{ idKey, day: gateDay, item: found.item, isBody, isAgent },
        representativeKey: named === null ? null : idKeyOf(desk.keys, named.number),
      });
      if (!answer.ok) return answer;
      gates.push({ role, answer: answer.value });
    }
  }
  const admission = admit(found.item, wish, gates);
  if (!admission.ok) return admission;
  return ok({
    input,
    receivedAt,
    item: found.item,
    applicant: applicant.value,
    agent,
    representative: representative.value,
    admission: admission.value,
  });
}

/** The legal representative of a body, where the number was given; persons have none. */
function representativeOf(input: CaseInput, today: Day): Result<Person | null, AppError> {
  const idNumber = normaliseText(input.representativeIdNumber ?? '');
  if (idNumber === '' || input.applicant.type !== 'organization') return ok(null);
  const name = input.applicant.legalRepresentative ?? '';
  return identified('representative', { type: 'person', name, idNumber }, today);
}

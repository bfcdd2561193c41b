import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import { selectBundles } from '../item/bundle/store.ts';
import { itemInForce, notInForceError } from '../item/in-force.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { formatLimit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import type { Tx } from '../store/store.ts';
import { keepSubject } from '../subject/keep-subjects.ts';
import {
  type ApplicableMember,
  type ApplicationMaterial,
  type ApplicationPlan,
  deferredOf,
  planApplication,
} from './application.ts';
import { insertApplication } from './application-store.ts';
import { type Clock, clockOf } from './clock-rules.ts';
import { nextApplicationNumber } from './numbers.ts';
import { type CaseInput, type PreparedCase, prepareCase } from './prepare-case.ts';
import { type RecordedCase, writeCase } from './write-case.ts';

/** One application for a bundle: everything that a case takes but its item. */
export type ApplicationInput = Omit<CaseInput, 'itemCode'> & { readonly bundle: string };

export interface RecordedMember extends RecordedCase {
  readonly item_code: string;
  readonly item_name: string;
  readonly authority_name: string;
  readonly part: 'lead' | 'joint';
}

export interface RecordedApplication {
  readonly application_no: string;
  readonly bundle_code: string;
  readonly bundle_name: string;
  readonly lead: string;
  readonly deadline: string | null;
  readonly deadline_provisional: boolean;
  readonly materials: readonly ApplicationMaterial[];
  readonly cases: readonly RecordedMember[];
  /** Members whose certificate is no longer asked for: no case was opened. */
  readonly cancelled: readonly { readonly item_code: string; readonly item_name: string }[];
}

/**
 * Takes in one application for a bundle as one act: a case of every member, the materials once, one deadline. Whatever is refused
 * for one member is refused for all, and nothing is written. E_BUNDLE_UNKNOWN (6), and the refusals of `recordCase`.
 */
export async function recordApplication(
  desk: Desk,
  input: ApplicationInput,
): Promise<Result<RecordedApplication, AppError>> {
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const stamp = stampOf(desk);
    const receivedAt = input.receivedAt ?? stamp.at;
    const planned = await plan(tx, desk, rules.value.policy, input, officeDay(receivedAt));
    if (!planned.ok) return planned;
    const { bundle_name, ...application } = planned.value;
    const prepared: PreparedCase[] = [];
    for (const { item } of application.members) {
      const { bundle: _bundle, ...rest } = input;
      const deferred = deferredOf(item, application.materials);
      const one = await prepareCase(tx, desk, rules.value, {
        ...rest,
        ...{ itemCode: item.item_code, receivedAt, deferred },
        // Declining to commit changes nothing where nothing is promised.
        ordinary: input.ordinary === true && item.mode === 'commitment',
        // Materials that a member does not list cannot be due there.
        deferredWithin: deferred.length === 0 ? null : (input.deferredWithin ?? null),
      });
      if (!one.ok) return one;
      prepared.push(one.value);
    }
    const { limit, lead, materials } = application;
    const counted = limit === null ? ok(null) : clockOf(rules.value.calendar, receivedAt, limit);
    if (!counted.ok) return counted;
    const clock: Clock | null = counted.value;
    const [first] = prepared;
    const applicant = must(first, 'a plan has members').applicant;
    const subject = await keepSubject(tx, desk, applicant, stamp.at);
    const application_no = await nextApplicationNumber(tx, desk, officeDay(stamp.at));
    const applicationId = await insertApplication(tx, {
      office_region: regionOf(desk),
      application_no,
      bundle_code: input.bundle,
      bundle_name,
      lead,
      subject_id: subject.subject_id,
      channel: input.channel,
      received_at: receivedAt,
      received_day: officeDay(receivedAt),
      time_limit: limit === null ? null : formatLimit(limit, 'en'),
      deadline: clock?.due ?? null,
      deadline_provisional: clock?.provisional ? 1 : 0,
      materials: JSON.stringify(materials),
      actor: stamp.actor,
      created_at: stamp.at,
    });
    const cases: RecordedMember[] = [];
    for (const one of prepared) {
      const part = one.item.item_code === application.leadItem ? 'lead' : 'joint';
      const joint = { applicationId, applicationNo: application_no, part, limit, clock } as const;
      const written = await writeCase(tx, desk, rules.value, one, joint);
      if (!written.ok) return written;
      const { item_code, item_name, authority_name } = one.item;
      cases.push({ ...written.value, item_code, item_name, authority_name, part });
    }
    await appendEntry(tx, stamp, 'application.record', {
      application_no,
      bundle_code: input.bundle,
      lead,
      subject_no: subject.subject_no,
      id_key: subject.id_key,
      channel: input.channel,
      received_at: receivedAt,
      deadline: clock?.due ?? null,
      cases: cases.map(({ case_no }) => case_no),
    });
    return ok({
      ...{ application_no, bundle_code: input.bundle, bundle_name, lead },
      deadline: clock?.due ?? null,
      deadline_provisional: clock?.provisional ?? false,
      materials,
      cases,
      cancelled: application.cancelled.map(({ item }) => ({
        item_code: item.item_code,
        item_name: item.item_name,
      })),
    });
  });
}

/** The bundle with the versions of its items in force on the day of receipt. */
async function plan(
  tx: Tx,
  desk: Desk,
  policy: Policy,
  input: ApplicationInput,
  day: Day,
): Promise<Result<ApplicationPlan & { readonly bundle_name: string }, AppError>> {
  const { bundle: code, channel, deferred = [] } = input;
  const [bundle] = await selectBundles(tx, { today: officeDay(desk.now()), asOf: day }, code);
  if (bundle === undefined) return err(appError('E_BUNDLE_UNKNOWN', { code }));
  const members: ApplicableMember[] = [];
  for (const member of bundle.members) {
    const found = await itemInForce(tx, member.item_code, day);
    if (!found.ok) return err(notInForceError(member.item_code, day, found.reason));
    members.push({ ...member, item: found.item });
  }
  const conversion = regimeOn(policy.reporting.conversion, day);
  if (!conversion.ok) return conversion;
  const planned = planApplication(
    { ...bundle, members },
    { channel, deferred, conversion: conversion.value.value },
  );
  return planned.ok ? ok({ ...planned.value, bundle_name: bundle.bundle_name }) : planned;
}

import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const jointVisitTables: Migration = {
  id: 25,
  name: 'themes, joint visits, referrals',
  statements: [
    `create table themes (
      theme_id ${serialKey}, theme_code ${c.text} not null unique, theme_name ${c.text} not null, lead ${c.text}, updated_at ${c.text} not null
    )${strict}`,
    // Authority: code or name, as plans are narrowed by it.
    `create table theme_parts (
      theme_id ${c.int} not null references themes (theme_id), position ${c.int} not null, authority ${c.text} not null, matter ${c.text} not null,
      object ${c.text}, domain ${c.text}, item_code ${c.text}, digest ${c.text} not null, primary key (theme_id, position)
    )${strict}`,
    `create table theme_plans (
      plan_id ${c.int} primary key references plans (plan_id), theme_id ${c.int} not null references themes (theme_id)
    )${strict}`,
    `create table joint_plans (
      joint_id ${serialKey}, name ${c.text} not null unique, theme_id ${c.int} references themes (theme_id), lead ${c.text} not null,
      from_day ${c.text} not null, to_day ${c.text} not null, units ${c.int} not null, planned ${c.int} not null, visits ${c.int} not null,
      joined_at ${c.text} not null, actor ${c.text} not null, check (from_day <= to_day), check (visits <= planned)
    )${strict}`,
    // A plan's visits are joined once.
    `create table joint_sources (
      plan_id ${c.int} primary key references plans (plan_id), joint_id ${c.int} not null references joint_plans (joint_id), position ${c.int} not null
    )${strict}`,
    // object: the public number of the subject visited.
    `create table joint_visits (
      office_region ${c.text} not null, visit_no ${c.text} not null, joint_id ${c.int} not null references joint_plans (joint_id), object ${c.text} not null,
      lead ${c.text} not null, visit_day ${c.text} not null, primary key (visit_no, office_region), unique (joint_id, object, office_region)
    )${strict}`,
    `create table joint_units (
      office_region ${c.text} not null, plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null, visit_no ${c.text} not null,
      authority ${c.text} not null, ticket ${c.text} not null, primary key (plan_id, unit, office_region)
    )${strict}`,
    `create index joint_units_by_visit on joint_units (visit_no, office_region)`,
    `create table referrals (
      referral_id ${serialKey}, office_region ${c.text} not null, referral_no ${c.text} not null,
      plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null, authority_name ${c.text} not null, finding ${c.text} not null,
      referred_at ${c.text} not null, referred_day ${c.text} not null, reply_limit ${c.text} not null,
      due ${c.text} not null, due_provisional ${c.int} not null default 0 check (due_provisional in (0, 1)),
      state ${c.text} not null default 'open' check (state in ('open','replied','closed')),
      result ${c.text} check (result in ('handled','no_problem','not_competent')), detail ${c.text}, closed_at ${c.text}, closed_day ${c.text},
      reply_days ${c.int}, in_time ${c.int} check (in_time in (0, 1)), actor ${c.text} not null, closed_by ${c.text}, unique (referral_no, office_region),
      check ((state = 'replied') = (result is not null)), check ((result is null) = (in_time is null)), check ((state = 'open') = (closed_at is null))
    )${strict}`,
    `create index referrals_due on referrals (due) where state = 'open'`,
    `create index referrals_by_unit on referrals (plan_id, unit)`,
  ],
};

import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const sampleTables: Migration = {
  id: 4,
  name: 'inspectors, plans, draws',
  statements: [
    `create table inspectors (
      inspector_no ${c.text} primary key, name ${c.text} not null, authority_code ${c.text}, authority_name ${c.text},
      certificate_no ${c.text}, valid_until ${c.text}, domains ${c.text}, regions ${c.text},
      role ${c.text} not null check (role in ('leader','member','expert')), recuse ${c.text},
      digest ${c.text} not null, import_id ${c.int} references imports (import_id)
    )${strict}`,
    `create table plans (
      plan_id ${serialKey}, name ${c.text} not null unique, unit_kind ${c.text} not null check (unit_kind in ('case','subject','item')),
      published ${c.text} not null, population ${c.int} not null, population_sha256 ${c.text} not null, pool ${c.text} not null, checkpoint ${c.text} not null,
      frozen_at ${c.text} not null, ledger_seq ${c.int} not null, actor ${c.text} not null
    )${strict}`,
    `create table plan_strata (
      plan_id ${c.int} not null references plans (plan_id), stratum ${c.text} not null, population ${c.int} not null, quota ${c.int} not null,
      primary key (plan_id, stratum)
    )${strict}`,
    `create table plan_units (
      plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null, stratum ${c.text} not null,
      primary key (plan_id, unit)
    )${strict}`,
    `create table draws (
      draw_id ${serialKey}, plan_id ${c.int} not null unique references plans (plan_id), seed ${c.text} not null,
      place ${c.text}, witnesses ${c.text}, drawn_at ${c.text} not null, actor ${c.text} not null
    )${strict}`,
    `create table drawn_units (
      plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null, stratum ${c.text} not null,
      draw_order ${c.int} not null check (draw_order >= 1), ticket ${c.text} not null,
      primary key (plan_id, unit)
    )${strict}`,
  ],
};

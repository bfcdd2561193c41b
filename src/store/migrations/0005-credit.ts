import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './index.ts';

export const creditTables: Migration = {
  id: 5,
  name: 'breaches, bars, repairs',
  statements: [
    `create table breaches (
      breach_id ${serialKey}, office_region ${c.text} not null, breach_no ${c.text} not null,
      subject_id ${c.int} not null references subjects (subject_id), case_id ${c.int} references cases (case_id),
      kind ${c.text} not null check (kind in ('false_promise','broken_promise','refusal')),
      seriousness ${c.text} not null check (seriousness in ('minor','general','serious')),
      facts ${c.text} not null, found_on ${c.text} not null, authority_name ${c.text} not null,
      state ${c.text} not null check (state in ('suspected','notified','decided','dismissed','repaired','lifted')),
      notified_on ${c.text}, defence_until ${c.text}, defence ${c.text} check (defence in ('heard','waived','expired')),
      decided_on ${c.text}, document_no ${c.text}, regime ${c.text}, publicity_from ${c.text}, publicity_until ${c.text}, earliest_repair ${c.text},
      repaired_on ${c.text}, revision ${c.int} not null default 1, created_at ${c.text} not null, actor ${c.text} not null,
      unique (office_region, breach_no)
    )${strict}`,
    `create index breaches_by_subject on breaches (subject_id)`,
    `create index breaches_by_decision on breaches (decided_on)`,
    `create table bars (
      bar_id ${serialKey}, breach_id ${c.int} not null references breaches (breach_id), subject_id ${c.int} not null references subjects (subject_id),
      from_day ${c.text} not null, until_day ${c.text}, until_repaired ${c.int} not null check (until_repaired in (0, 1)),
      scope ${c.text} not null, basis ${c.text} not null, lifted_on ${c.text}, lifted_by ${c.text}
    )${strict}`,
    `create index bars_by_subject on bars (subject_id)`,
    `create table repairs (
      repair_id ${serialKey}, breach_id ${c.int} not null references breaches (breach_id),
      state ${c.text} not null check (state in ('applied','accepted','completed','rejected')),
      applied_on ${c.text} not null, accepted_on ${c.text}, completed_on ${c.text}, fulfilled_on ${c.text}, promise_no ${c.text}, regime ${c.text} not null,
      actor ${c.text} not null
    )${strict}`,
    `create table objections (
      objection_id ${serialKey}, breach_id ${c.int} not null references breaches (breach_id),
      against ${c.text} not null check (against in ('content','period','repair')), grounds ${c.text} not null,
      state ${c.text} not null check (state in ('open','upheld','rejected')), filed_on ${c.text} not null, closed_on ${c.text}, answer ${c.text},
      actor ${c.text} not null
    )${strict}`,
  ],
};

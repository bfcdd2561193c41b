import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const creditTables: Migration = {
  id: 5,
  name: 'breaches, bars, repairs',
  statements: [
    `create table breaches (
      breach_id ${serialKey}, office_region ${c.text} not null, breach_no ${c.text} not null,
      subject_id ${c.int} not null references subjects (subject_id), case_id ${c.int} references cases (case_id),
      kind ${c.text} not null check (kind in ('false_promise','broken_promise','refusal')),
      seriousness ${c.text} not null check (seriousness in ('minor','general','serious')),
      facts ${c.text} not null, found_on ${c.text} not null, authority_name ${c.text} not null, deciding_authority ${c.text} not null,
      state ${c.text} not null check (state in ('suspected','notified','decided','dismissed','repaired','lifted')),
      notified_on ${c.text}, defence_until ${c.text}, defence_provisional ${c.int} not null default 0 check (defence_provisional in (0, 1)),
      defence ${c.text} check (defence in ('heard','waived','expired')),
      decided_on ${c.text}, document_no ${c.text}, regime ${c.text}, regime_basis ${c.text}, regime_basis_en ${c.text},
      publicity_from ${c.text}, publicity_until ${c.text}, earliest_repair ${c.text}, repaired_on ${c.text},
      revision ${c.int} not null default 1, created_at ${c.text} not null, actor ${c.text} not null,
      check (state not in ('decided','repaired','lifted') or (decided_on is not null and document_no is not null and earliest_repair is not null)),
      check ((state = 'repaired') = (repaired_on is not null)),
      unique (office_region, breach_no)
    )${strict}`,
    `create index breaches_by_subject on breaches (subject_id)`,
    `create index breaches_by_decision on breaches (decided_on)`,
    `create index breaches_by_case on breaches (case_id) where case_id is not null`,
    `create table bars (
      bar_id ${serialKey}, breach_id ${c.int} not null references breaches (breach_id), subject_id ${c.int} not null references subjects (subject_id),
      from_day ${c.text} not null, until_day ${c.text}, until_repaired ${c.int} not null check (until_repaired in (0, 1)),
      scope ${c.text} not null check (scope in ('all','authority','domain','item')), scope_value ${c.text},
      regime ${c.text} not null, basis ${c.text} not null, basis_en ${c.text} not null, lifted_on ${c.text}, lifted_by ${c.text},
      check (until_repaired = 1 or until_day is not null), check ((scope = 'all') = (scope_value is null)),
      check ((lifted_on is null) = (lifted_by is null))
    )${strict}`,
    `create index bars_by_subject on bars (subject_id)`,
    `create index bars_by_breach on bars (breach_id)`,
    `create table repairs (
      repair_id ${serialKey}, breach_id ${c.int} not null references breaches (breach_id),
      state ${c.text} not null check (state in ('applied','accepted','completed','rejected')),
      applied_on ${c.text} not null, accepted_on ${c.text}, completed_on ${c.text}, fulfilled_on ${c.text} not null, promise_no ${c.text},
      regime ${c.text} not null, regime_basis ${c.text} not null, regime_basis_en ${c.text} not null, earliest_repair ${c.text} not null,
      accept_due ${c.text}, complete_due ${c.text}, actor ${c.text} not null,
      check ((state = 'completed') = (completed_on is not null))
    )${strict}`,
    // One application at a time for a breach; a rejected one may be followed by another.
    `create unique index repairs_open on repairs (breach_id) where state in ('applied','accepted')`,
    `create index repairs_by_completion on repairs (completed_on) where completed_on is not null`,
    `create table objections (
      objection_id ${serialKey}, breach_id ${c.int} not null references breaches (breach_id),
      against ${c.text} not null check (against in ('content','period','repair')), grounds ${c.text} not null,
      state ${c.text} not null check (state in ('open','upheld','rejected')), filed_on ${c.text} not null, closed_on ${c.text}, answer ${c.text},
      actor ${c.text} not null
    )${strict}`,
  ],
};

import { renderFacts } from '../../cli/table.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { BreachView, CreditView } from '../credit-view.ts';
import type { GradeView } from '../grade-view.ts';
import type { PromiseTally } from '../promise-records.ts';

type Fact = readonly [label: string, value: string];

/** Everything `credit show` prints for people: each breach, then which rule gave which date. */
export function creditText(
  t: Catalogue,
  view: CreditView & { readonly promises?: PromiseTally; readonly grades?: readonly GradeView[] },
): string {
  const words = t.credit.show;
  const { subject, promises, grades = [] } = view;
  const facts = [
    ...(subject === null ? [] : subjectFacts(t, subject)),
    ...(promises === undefined ? [] : promiseFacts(t, promises)),
    ...gradeFacts(t, grades),
  ];
  const head = facts.length === 0 ? '' : `${renderFacts(facts)}\n`;
  if (view.breaches.length === 0) return head + words.clean;
  const total = view.breaches.length > 1 ? `${words.breaches({ total: view.breaches.length })}\n\n` : '';
  return (
    head + total + view.breaches.map((breach) => breachFacts(t, breach) + ruleLines(t, breach)).join('\n')
  );
}

function subjectFacts(t: Catalogue, subject: BreachView['subject']): readonly Fact[] {
  const words = t.credit.show;
  return [
    [words.subject, subject.name ?? t.cases.erased],
    [words.type, t.subject.types[subject.type]],
    [words.idNumber, subject.id_number ?? '—'],
  ];
}

/** Promises shown on a terminal; JSON holds all of them. */
const SHOWN_PROMISES = 10;

function promiseFacts(t: Catalogue, promises: PromiseTally): readonly Fact[] {
  const words = t.credit.promises;
  if (promises.checked === 0) return [[words.title, words.none]];
  const lines = promises.records
    .slice(0, SHOWN_PROMISES)
    .map((record) => words.record({ ...record, outcome: t.check.outcomes[record.outcome] }));
  return [[words.title, [words.tally(promises), ...lines].join('\n')]];
}

function gradeFacts(t: Catalogue, grades: readonly GradeView[]): readonly Fact[] {
  if (grades.length === 0) return [];
  const words = t.credit.import;
  return [[words.grades, grades.map((grade) => words.grade(grade)).join('\n')]];
}

/** The breach label by label; what has not happened yet is left out. */
export function breachFacts(t: Catalogue, view: BreachView): string {
  const words = t.credit.show;
  const known = (label: string, value: string | null): readonly Fact[] =>
    value === null ? [] : [[label, value]];
  return renderFacts([
    [words.breach, view.breach],
    [
      words.kind,
      t.credit.kindOf({
        kind: t.credit.kind[view.kind],
        seriousness: t.credit.seriousness[view.seriousness],
      }),
    ],
    [words.state, stateText(t, view)],
    [words.facts, view.facts],
    [words.foundOn, view.found_on],
    ...known(words.caseNo, view.case_no),
    [words.authority, view.authority],
    [words.decidedBy, view.deciding_authority],
    ...known(words.notifiedOn, view.notified_on),
    ...known(words.defenceUntil, view.defence_until),
    ...known(words.defence, view.defence && t.credit.defence[view.defence]),
    ...decisionFacts(t, view),
    ...known(words.repair, view.repair && repairText(t, view.repair)),
    ...remedyFacts(t, view),
  ]);
}

/** The state in words, with how it was dismissed and that it is disputed. */
export function stateText(t: Catalogue, view: BreachView): string {
  const words = t.credit.remedy;
  const state =
    view.dismissed_as === null ? t.credit.state[view.state] : words.dismissedAs[view.dismissed_as];
  return view.disputed ? words.show.disputed({ state }) : state;
}

/** How it was dismissed or lifted, and every objection. */
function remedyFacts(t: Catalogue, view: BreachView): readonly Fact[] {
  const words = t.credit.remedy.show;
  const { dismissed_as, dismissed_on, corrected_on, lifted_on } = view;
  const reason = view.end_reason ?? '';
  const facts: Fact[] = [];
  if (dismissed_as === 'excused' && corrected_on !== null) facts.push([words.correctedOn, corrected_on]);
  if (dismissed_as === 'excused' || dismissed_as === 'unfounded') {
    const as = t.credit.remedy.dismissedAs[dismissed_as];
    facts.push([words.dismissal, words.dismissalOf({ as, day: dismissed_on ?? '', reason })]);
  }
  if (lifted_on !== null) {
    const document = view.end_document ?? '';
    facts.push([words.lift, words.liftOf({ document, day: lifted_on, reason })]);
  }
  return [...facts, ...view.objections.map((one): Fact => [words.objection, objectionText(t, one)])];
}

/** By when an objection must be answered, marked where that was counted without a published calendar. */
export const answerDue = (
  t: Catalogue,
  { due, due_provisional }: BreachView['objections'][number],
): string => (due_provisional ? t.cases.provisional({ due: due ?? '' }) : (due ?? ''));

function objectionText(t: Catalogue, objection: BreachView['objections'][number]): string {
  const words = t.credit.remedy;
  const { filed_on: day, overdue, closed_on, answer, state } = objection;
  const told = { against: words.against[objection.against], day };
  if (state === 'open') return words.show.objectionOpen({ ...told, due: answerDue(t, objection), overdue });
  const result = words.objectionState[state];
  return words.show.objectionClosed({
    ...told,
    state: result,
    closed: closed_on ?? '',
    answer: answer ?? '',
  });
}

function decisionFacts(t: Catalogue, view: BreachView): readonly Fact[] {
  const words = t.credit.show;
  if (view.decided_on === null) return [];
  // Its number matters only where one of several may be lifted.
  const bars = view.bars.map((bar) => {
    const text = barText(t, bar);
    return view.bars.length === 1 ? text : t.credit.remedy.show.barNo({ bar: text, no: bar.bar });
  });
  return [
    [words.decision, words.decisionOf({ document: view.document_no ?? '', day: view.decided_on })],
    ...(bars.length === 0 ? [words.noBar] : bars).map((text): Fact => [words.bar, text]),
    [words.publicity, publicityText(t, view)],
    [words.earliestRepair, view.earliest_repair ?? ''],
    ...(view.risk_class === null ? [] : [[t.credit.remedy.show.risk, riskText(t, view)] as const]),
    ...(view.second === null ? [] : [[t.credit.remedy.show.second, view.second] as const]),
  ];
}

function publicityText(
  t: Catalogue,
  { publicity_from: from, publicity_until, publicity_ended_on: day }: BreachView,
): string {
  const words = t.credit.show;
  if (from === null) return words.notPublished;
  const period = words.between({ from, until: publicity_until ?? words.noEnd });
  if (day === null) return period;
  return day <= from ? t.credit.remedy.show.publicityVoid({ period }) : words.endedOn({ period, day });
}

function riskText(t: Catalogue, { risk_class, risk_until: until }: BreachView): string {
  const words = t.credit.remedy.show;
  const name = risk_class ?? '';
  return until === null ? words.riskOpen({ class: name }) : words.riskUntil({ class: name, until });
}

function barText(t: Catalogue, bar: BreachView['bars'][number]): string {
  const words = t.credit.show;
  const { from, until, lifted_on: day } = bar;
  const name = t.credit.scope[bar.scope];
  const scope = bar.scope_value === null ? name : t.credit.scopeOf({ scope: name, value: bar.scope_value });
  const text =
    until === null
      ? words.barUntilRepaired({ from, scope })
      : bar.until_repaired
        ? words.barBoth({ from, until, scope })
        : words.barUntil({ from, until, scope });
  if (day === null) return text;
  const more = t.credit.remedy.show;
  const { lift_document: document, lift_reason: reason } = bar;
  if (document !== null) return more.barLiftedBy({ bar: text, day, document, reason: reason ?? '' });
  return day <= from ? more.barVoid({ bar: text }) : words.barLifted({ bar: text, day });
}

function repairText(t: Catalogue, repair: NonNullable<BreachView['repair']>): string {
  const { completed_on: repaired, broken_on, rejected_on, end_reason, state } = repair;
  const reason = end_reason ?? '';
  const words = t.credit.remedy.show;
  if (broken_on !== null) return words.repairBroken({ repaired: repaired ?? '', day: broken_on, reason });
  if (state === 'rejected' && rejected_on !== null) return words.repairRejected({ day: rejected_on, reason });
  const day = repair.completed_on ?? repair.accepted_on ?? repair.applied_on;
  return t.credit.show.repairOf({ state: t.credit.repairState[repair.state], day });
}

function ruleLines(t: Catalogue, view: BreachView): string {
  const words = t.credit.show;
  const lines = view.rules.map(({ what, day, basis, regime }) =>
    words.ruleLine({ what: words.rule[what], value: day ?? whyNone(t, view, what), basis, regime }),
  );
  const rules = view.repair_rules;
  if (rules !== null && rules.choice !== null) {
    const { earliest_repair: earliest, applied_on: day, regime, basis } = rules;
    const value = words.ruleOfRepair({ earliest, day, regime });
    lines.push(words.ruleLine({ what: words.rule.repair, value, basis, regime: words.choice[rules.choice] }));
  }
  return lines.length === 0 ? '' : `${words.rules}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function whyNone(t: Catalogue, view: BreachView, what: BreachView['rules'][number]['what']): string {
  if (what === 'bar' || what === 'risk') return t.credit.show.untilRepaired;
  return view.publicity_from === null ? t.credit.show.notPublished : t.credit.show.noEnd;
}

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
    [words.subject, subject.name ?? '—'],
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
    [words.state, t.credit.state[view.state]],
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
  ]);
}

function decisionFacts(t: Catalogue, view: BreachView): readonly Fact[] {
  const words = t.credit.show;
  if (view.decided_on === null) return [];
  const bars = view.bars.map((bar) => barText(t, bar));
  return [
    [words.decision, words.decisionOf({ document: view.document_no ?? '', day: view.decided_on })],
    ...(bars.length === 0 ? [words.noBar] : bars).map((text): Fact => [words.bar, text]),
    [words.publicity, publicityText(t, view)],
    [words.earliestRepair, view.earliest_repair ?? ''],
  ];
}

function publicityText(
  t: Catalogue,
  { publicity_from: from, publicity_until, repaired_on }: BreachView,
): string {
  const words = t.credit.show;
  if (from === null) return words.notPublished;
  const period = words.between({ from, until: publicity_until ?? words.noEnd });
  const ended = repaired_on !== null && (publicity_until === null || repaired_on <= publicity_until);
  return ended ? words.endedOn({ period, day: repaired_on }) : period;
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
  return day === null ? text : words.barLifted({ bar: text, day });
}

function repairText(t: Catalogue, repair: NonNullable<BreachView['repair']>): string {
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
  if (what === 'bar') return t.credit.show.untilRepaired;
  return view.publicity_from === null ? t.credit.show.notPublished : t.credit.show.noEnd;
}

import type { Context } from '../../cli/context.ts';
import { renderTable } from '../../cli/table.ts';
import { officeDay } from '../../kernel/time.ts';
import type { Verifications } from '../select-verifications.ts';

interface Line {
  readonly day: string;
  readonly what: string;
  readonly result: string;
  readonly detail: string | null;
}

/** What was done to verify a case, by day; an empty text where nothing was. */
export function renderVerifications(ctx: Context, verifications: Verifications): string {
  const t = ctx.t.cases.show;
  const lines = linesOf(ctx, verifications);
  if (lines.length === 0) return '';
  const table = renderTable(
    [
      { title: ctx.t.cases.at, value: (line: Line) => line.day },
      { title: t.verification, value: (line) => line.what },
      { title: t.result, value: (line) => line.result },
      { title: ctx.t.check.fields.detail, value: (line) => line.detail, max: 40 },
    ],
    lines,
  );
  return `\n${t.verifications}\n${table}`;
}

function linesOf(ctx: Context, { comparisons, requests, checks, rectifications }: Verifications): Line[] {
  const { check, checkRun, checkRequest, checkRemedy } = ctx.t;
  const lines: Line[] = [
    ...comparisons.map(({ at, outcome }) => ({
      day: officeDay(at),
      what: ctx.t.cases.show.compared,
      result: checkRun.suspicions.outcomes[outcome],
      detail: null,
    })),
    ...requests.map(({ request_no, authority_name, requested_on, due, state, result, detail }) => ({
      day: requested_on,
      what: `${request_no} ${authority_name}`,
      result:
        result === null
          ? `${checkRequest.states[state]}${state === 'open' ? `（${checkRequest.fields.due} ${due.slice(0, 10)}）` : ''}`
          : checkRequest.results[result],
      detail,
    })),
    ...checks.map(({ checked_on, method, outcome, detail }) => ({
      day: checked_on,
      what: check.methods[method],
      result: method === 'exempt' ? '' : check.outcomes[outcome],
      detail,
    })),
    ...rectifications.map(({ ordered_on, due, state, document_no, detail }) => ({
      day: ordered_on,
      what: [checkRemedy.steps.order, document_no].filter((part) => part !== null).join(' '),
      result: `${checkRemedy.standings[state]}${state === 'ordered' ? `（${checkRemedy.fields.due} ${due.slice(0, 10)}）` : ''}`,
      detail,
    })),
  ];
  return lines.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

import type { Catalogue, Lang } from '../i18n/catalogue.ts';
import { escapeHtml } from '../kernel/html.ts';
import { loadSchema } from '../table/schema.ts';
import type { ChangedVisit } from './change-rules.ts';
import type { ListedUnit } from './select-units.ts';

/** A result as it is published: without the free text, which may name persons. */
export interface PublishedResult {
  readonly unit: string;
  readonly inspected_on: string;
  readonly results: string;
  readonly promise: string;
  readonly rectify_by: string | null;
}

export interface VisitsOnPage {
  readonly must: readonly ListedUnit[];
  readonly changes: readonly ChangedVisit[];
  readonly results: readonly PublishedResult[];
}

/** What a table of the page is made of: heads, rows, which columns are numbers, which holds long tickets. */
export type TableMaker = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[],
  ticket?: number,
) => string;

/** Substitutes, units visited in any case, and what was found: the part of the page that comes after the draw. */
export function renderVisits(
  { must, changes, results }: VisitsOnPage,
  drawn: number,
  t: Catalogue,
  lang: Lang,
  table: TableMaker,
): string {
  const p = t.sample.page;
  const isMust = new Set(must.map(({ unit }) => unit));
  const part = (wanted: boolean): string =>
    table(
      [t.sample.draw.unit, p.inspectedOn, p.result, p.promise, p.rectifyBy],
      results
        .filter(({ unit }) => isMust.has(unit) === wanted)
        .map((row) => [
          row.unit,
          row.inspected_on,
          row.results
            .split(';')
            .map((code) => `${code} ${labelOf('result', code, lang)}`)
            .join(lang === 'zh' ? '；' : '; '),
          labelOf('promise', row.promise, lang),
          row.rectify_by ?? '—',
        ]),
      [],
    );
  const count = (wanted: boolean): number => results.filter(({ unit }) => isMust.has(unit) === wanted).length;
  const section = (title: string, note: string, body: string): string =>
    `<h2>${escapeHtml(title)}</h2>${note === '' ? '' : `<p>${escapeHtml(note)}</p>`}\n${body}\n`;
  const parts: string[] = [];
  if (changes.length > 0)
    parts.push(
      section(
        p.changes,
        p.changesNote,
        table(
          ['', p.instead, p.takenBy, p.reason],
          changes.map((row) => [
            String(row.no),
            t.sample.change.what({ unit: row.unit, inspector: row.inspectorNo }),
            row.takenBy,
            row.reason,
          ]),
          [0],
        ),
      ),
    );
  if (count(false) > 0)
    parts.push(section(p.results, p.resultsNote({ results: count(false), drawn }), part(false)));
  if (must.length > 0)
    parts.push(
      section(
        p.must,
        '',
        table(
          [p.mustUnit, p.reason],
          must.map(({ unit, reason }) => [unit, reason]),
          [],
        ),
      ),
    );
  if (count(true) > 0) parts.push(section(p.mustResults, '', part(true)));
  return parts.join('');
}

/** What a code of the layout means, as its list says it. */
const labelOf = (field: 'result' | 'promise', code: string, lang: Lang): string =>
  loadSchema('results').byName.get(field)?.values?.get(code)?.[lang] ?? code;

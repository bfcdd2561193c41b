import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import { type Limit, limitInWords } from '../../kernel/limit.ts';
import { type Content, html, table } from '../html.ts';

type Pairs = Readonly<Record<string, unknown>>;

/** What only the program needs: names of columns that mean a scheme, its internal name. */
const inner: ReadonlySet<string> = new Set(['aliases', 'scheme']);

/**
 * A rule's value in the reader's words: words and limits as text, what has the same parts several times as a table, the rest as pairs.
 * `title` names the tables.
 */
export function policyValue(value: unknown, title: string, lang: Lang): Content {
  const { truth } = catalogue(lang).site.policy;
  if (value === null) return '—';
  if (typeof value === 'boolean') return truth[`${value}`];
  if (typeof value !== 'object') return wordOf(String(value), lang);
  if (isLimit(value)) return limitInWords(value, lang);
  if (isInBoth(value)) return value[lang];
  if (Array.isArray(value)) return ofList(value, title, lang);
  return ofPairs(Object.entries(value), title, lang);
}

/** A value of one line stands as a figure; a longer one has its own shape. */
export const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  isLimit(value) ||
  isInBoth(value) ||
  (Array.isArray(value) && value.every((one) => isPlain(one)));

function ofList(list: readonly unknown[], title: string, lang: Lang): Content {
  if (list.length === 0) return '—';
  if (list.every(isPlain))
    return list.map((one) => policyValue(one, title, lang)).join(lang === 'zh' ? '、' : ', ');
  const rows = list.filter(isFlat);
  if (rows.length === list.length) return tableOf(rows, [], title, lang);
  return html`<ul>${list.map((one) => html`<li>${policyValue(one, title, lang)}</li>`)}</ul>`;
}

/** Pairs whose values have the same parts become rows of one table; those of a second depth a table each. */
function ofPairs(entries: readonly (readonly [string, unknown])[], title: string, lang: Lang): Content {
  const shown = entries.filter(([key, one]) => !inner.has(key) && !(Array.isArray(one) && one.length === 0));
  const rows = shown.filter(([, one]) => isFlat(one));
  // One such row alone, or none, reads better as pairs.
  const inTable = rows.length > 1;
  const others = inTable ? shown.filter(([, one]) => !isFlat(one) && one !== null) : shown;
  const inRows = inTable ? shown.filter(([, one]) => isFlat(one) || one === null) : [];
  return html`${
    inTable
      ? tableOf(
          inRows.map(([, one]) => (isFlat(one) ? one : {})),
          inRows.map(([key]) => wordOf(key, lang)),
          title,
          lang,
        )
      : null
  }${
    others.length === 0
      ? null
      : html`<dl>${others.map(([key, one]) => html`<dt>${wordOf(key, lang)}</dt><dd>${policyValue(one, title, lang)}</dd>`)}</dl>`
  }`;
}

function tableOf(rows: readonly Pairs[], heads: readonly string[], title: string, lang: Lang): Content {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !inner.has(key));
  return table(
    title,
    [...(heads.length === 0 ? [] : ['']), ...keys.map((key) => wordOf(key, lang))],
    rows.map((row, i): Content[] => [
      ...(heads.length === 0 ? [] : [heads[i] ?? '']),
      ...keys.map((key) => policyValue(row[key] ?? null, title, lang)),
    ]),
  );
}

/** Pairs whose values stand in a cell. */
const isFlat = (value: unknown): value is Pairs =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !isLimit(value) &&
  !isInBoth(value) &&
  Object.values(value).every(isPlain);

function wordOf(text: string, lang: Lang): string {
  const words: Readonly<Record<string, string>> = catalogue(lang).site.policy.words;
  return Object.hasOwn(words, text) ? (words[text] ?? text) : text;
}

const isInBoth = (value: object): value is Readonly<Record<Lang, string>> =>
  Object.keys(value).sort().join() === 'en,zh';

const isLimit = (value: object): value is Limit =>
  Object.keys(value).sort().join() === 'amount,unit' && typeof Reflect.get(value, 'amount') === 'number';

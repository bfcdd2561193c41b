import { escapeHtml } from '../kernel/html.ts';

/** Markup that is safe to stand in a page as it is. Only `html` makes it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content = string | number | Markup | null | readonly Content[];

/** A template for markup: whatever is put into it is text and is escaped, unless `html` made it; null is nothing. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  new Markup(parts.reduce((text, part, i) => `${text}${shown(contents[i - 1] ?? null)}${part}`));

function shown(content: Content): string {
  if (content === null) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return escapeHtml(content);
  if (typeof content === 'number') return String(content);
  return content.map(shown).join('');
}

/** Lines of a cell as a list; one line as a paragraph, none as null. */
export function lines(texts: readonly string[]): Markup | null {
  const [first] = texts;
  if (first === undefined) return null;
  if (texts.length === 1) return html`<p>${first}</p>`;
  return html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

/** A table with a head, its caption for those who listen; columns named in `numbers` (from 0) are set to the right. It scrolls by itself on a narrow screen. */
export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Content[])[],
  numbers: readonly number[] = [],
): Markup =>
  html`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table><caption class="unseen">${caption}</caption><thead><tr>${head.map(
    (title, i) => html`<th scope="col"${numbers.includes(i) ? number : null}>${title}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => html`<td${numbers.includes(i) ? number : null}>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>
`;

const number = new Markup(' class="n"');

import { renderFacts, renderTable } from '../../cli/table.ts';
import type { DocumentTable, TableDocument } from '../table-document.ts';

/** Longest cell of a report on a terminal. */
const LONGEST = 40;

/** The report on a terminal: its facts, its main tables, its notes. */
export function documentText(doc: TableDocument): string {
  return [
    `${doc.title}  ${doc.subtitle}\n${renderFacts(doc.facts)}`,
    ...doc.tables.filter(({ detail }) => detail !== true).map(tableText),
    ...(doc.notes.length === 0 ? [] : [doc.notes.map((note) => `${note}\n`).join('')]),
  ].join('\n');
}

function tableText({ heading, columns, rows, parts }: DocumentTable): string {
  const shown = columns.flatMap(({ title, align, wide }, i) =>
    wide === true
      ? []
      : [
          {
            title,
            align,
            max: LONGEST,
            value: ({ cells, part }: Line) => (part && i === 0 ? `  ${cells[i]}` : cells[i]),
          },
        ],
  );
  const lines = rows.map((cells, i): Line => ({ cells, part: parts?.has(i) ?? false }));
  return `${heading}\n${renderTable<Line>(shown, lines)}`;
}

interface Line {
  readonly cells: readonly string[];
  readonly part: boolean;
}

import { csvForPeople, toCsv } from '../../table/write-table.ts';
import type { TableDocument } from '../table-document.ts';

/**
 * The tables for a spreadsheet, one below another, facts and notes last: anything above the first header would hide it from a filter.
 * With BOM and guard, as files for people are.
 */
export function tablesCsv({ tables, facts, notes }: TableDocument): string {
  const [first, ...others] = tables;
  const rows = [
    ...(first?.rows ?? []),
    [],
    ...others.flatMap((table) => [table.columns.map(({ title }) => title), ...table.rows, []]),
    ...facts,
    ...notes.map((note) => [note]),
  ];
  return toCsv(first?.columns.map(({ title }) => title) ?? [], rows, csvForPeople);
}

import type { Context } from '../../cli/context.ts';
import { type Due, markNote, shownDue } from '../../cli/shown-due.ts';
import type { Column } from '../../cli/table.ts';
import type { listedJson } from '../case-json.ts';

export type Line = ReturnType<typeof listedJson>;

/** The columns of a list of cases; people read names, machines read codes. */
export function caseColumns(ctx: Context): (Column<Line> & { readonly key: string })[] {
  const t = ctx.t.cases;
  const forPeople = ctx.format !== 'csv';
  return [
    { key: 'case_no', title: t.fields.case_no, value: (row) => row.case_no },
    {
      key: 'state',
      title: t.fields.state,
      value: (row) => (forPeople ? t.states[row.state] : row.state),
    },
    { key: 'mode', title: t.fields.mode, value: (row) => (forPeople ? t.modes[row.mode] : row.mode) },
    { key: 'item_code', title: t.fields.item_code, value: (row) => row.item_code, max: 24 },
    { key: 'item_name', title: t.fields.item_name, value: (row) => row.item_name, max: 30 },
    {
      key: 'applicant_name',
      title: t.fields.applicant_name,
      value: (row) => (row.erased && forPeople ? t.erased : row.applicant_name),
      max: 24,
    },
    { key: 'id_number', title: t.fields.id_number, value: (row) => row.id_number },
    {
      key: 'received_at',
      title: t.fields.received_at,
      value: (row) => (forPeople ? row.received_at?.slice(0, 16).replace('T', ' ') : row.received_at),
    },
    {
      key: 'deadline',
      title: t.fields.deadline,
      value: (row) => (forPeople ? shownDue(dueOf(row)) : row.deadline),
    },
    { key: 'letter_no', title: t.fields.letter_no, value: (row) => row.letter_no },
  ];
}

const dueOf = (row: Pick<Line, 'deadline' | 'deadline_provisional'>): Due => ({
  due: row.deadline,
  provisional: row.deadline_provisional,
});

/** Below a table with these columns: what the mark of a provisional deadline is. */
export const deadlineNote = (ctx: Context, rows: readonly Line[]): string => markNote(ctx, rows.map(dueOf));

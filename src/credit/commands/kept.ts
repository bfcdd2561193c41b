import type { Context } from '../../cli/context.ts';
import { regionOf } from '../../cli/desk.ts';
import { presentList } from '../../cli/output.ts';
import { reveal } from '../../subject/reveal.ts';
import { subjectView } from '../credit-view.ts';
import { selectPromiseRecords } from '../promise-records.ts';

/** `credit list --kept`: an entry for every promise that was checked and found true. */
export async function listKept(ctx: Context, limit: number, reason: string | undefined): Promise<number> {
  const desk = await ctx.desk();
  const filter = { region: regionOf(desk), kept: true };
  const { records, total } = await selectPromiseRecords(desk.store.db, filter, limit);
  const revealed = await reveal(desk, reason, { what: 'credit.list', promises: records.length });
  const rows = records.map(({ subject, ...record }) => ({
    subject: subjectView(subject, revealed),
    ...record,
  }));
  const t = ctx.t.check.fields;
  await presentList(
    ctx,
    'promises',
    rows,
    [
      { key: 'name', title: ctx.t.credit.list.name, value: (row) => row.subject.name, max: 24 },
      { key: 'id_number', title: ctx.t.credit.list.idNumber, value: (row) => row.subject.id_number },
      { key: 'case_no', title: t.case_no, value: (row) => row.case_no },
      { key: 'item_name', title: t.item_name, value: (row) => row.item_name, max: 36 },
      { key: 'checked_on', title: t.checked_on, value: (row) => row.checked_on },
    ],
    (row) => row,
    total,
  );
  return 0;
}

import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { yearOption } from '../../cli/values.ts';
import type { Figure } from '../../kernel/figure.ts';
import { type Rounding, ratio, ratioText } from '../../kernel/ratio.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { type ListedJoint, listJointPlans } from '../joint/show-visits.ts';
import { readAuthorityNames } from '../joint/store.ts';
import { readSupervision } from '../joint/supervision-figures.ts';

const columns = [
  ...(['joint', 'theme', 'lead', 'plans', 'from', 'to'] as const),
  ...(['planned', 'made', 'saved', 'saved_share', 'done'] as const),
];

/** The joint plans, and the year's figures of supervision. */
export async function listJoints(ctx: Context, yearText: string | undefined): Promise<number> {
  const t = ctx.t.sample.joint;
  const desk = await ctx.desk();
  const year = yearText === undefined ? officeDay(desk.now()).slice(0, 4) : yearOption(yearText);
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const { figures, rounding } = orThrow(await readSupervision(desk, span));
  const joints = await listJointPlans(desk);
  const leads = joints.map(({ lead }) => lead);
  const names = await readAuthorityNames(desk.store.db, leads);
  const rows = joints.map((row) => ({ ...row, saved_share: ratio(row.saved, row.planned, rounding, 100) }));
  await present(ctx, {
    json: { joint_plans: rows, total: rows.length, ...span, figures },
    csv: {
      columns,
      rows: rows.map((row) => columns.map((key) => (key === 'plans' ? row.plans.join(';') : row[key]))),
    },
    text: () =>
      [
        rows.length === 0 ? `${t.visits.none}\n` : renderJoints(ctx, rows, names, rounding),
        `\n${t.visits.figuresTitle(span)}\n`,
        renderFigures(ctx, figures, rounding),
      ].join(''),
  });
  return 0;
}

function renderJoints(
  ctx: Context,
  joints: readonly ListedJoint[],
  names: ReadonlyMap<string, string>,
  rounding: Rounding,
): string {
  const t = ctx.t.sample.joint.fields;
  return renderTable<ListedJoint>(
    [
      { title: t.joint, value: (row) => row.joint },
      { title: t.lead, value: (row) => names.get(row.lead) ?? row.lead, max: 24 },
      { title: t.days, value: (row) => (row.from === row.to ? row.from : `${row.from} – ${row.to}`) },
      { title: t.planned, value: (row) => row.planned, align: 'right' },
      { title: t.made, value: (row) => row.made, align: 'right' },
      { title: t.saved, value: (row) => row.saved, align: 'right' },
      {
        title: t.saved_share,
        value: (row) => percent(ratioText(row.saved, row.planned, rounding, 100)),
        align: 'right',
      },
      { title: t.done, value: (row) => `${row.done}/${row.made}`, align: 'right' },
    ],
    joints,
  );
}

type FigureKey = keyof Context['t']['sample']['joint']['figures'];

function renderFigures(
  ctx: Context,
  figures: Readonly<Record<FigureKey, Figure>>,
  rounding: Rounding,
): string {
  const t = ctx.t.sample.joint;
  return renderTable<FigureKey>(
    [
      { title: t.figureColumns.name, value: (key) => t.figures[key].name },
      { title: t.figureColumns.value, value: (key) => shownFigure(figures[key], rounding), align: 'right' },
      { title: t.figureColumns.basis, value: (key) => basisOf(figures[key]), align: 'right' },
    ],
    Object.keys(t.figures) as FigureKey[],
  );
}

const percent = (text: string | null): string => (text === null ? '—' : `${text}%`);

function shownFigure({ value, unit }: Figure, { decimals }: Rounding): string {
  if (value === null) return '—';
  return unit === '%' ? `${value.toFixed(decimals)}%` : String(value);
}

const basisOf = ({ numerator, denominator }: Figure): string =>
  numerator === null ? '' : `${numerator} / ${denominator}`;

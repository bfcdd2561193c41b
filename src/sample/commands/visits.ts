import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { appError, type Lang } from '../../i18n/catalogue.ts';
import type { Figure } from '../../kernel/figure.ts';
import { type Rounding, ratio, ratioText } from '../../kernel/ratio.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { printVisits } from '../joint/print-visits.ts';
import { type JointVisit, listJointPlans, showJoint } from '../joint/show-visits.ts';
import { readAuthorityNames } from '../joint/store.ts';
import { readSupervision } from '../joint/supervision-figures.ts';
import { listed, officeRounding } from './join.ts';

interface VisitsOptions {
  readonly year?: string;
  readonly out?: string;
  readonly merge?: string;
  readonly letterLang?: Lang;
}

export function addVisits(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.joint.visits;
  kit
    .command(noun, 'visits [name]', t.summary)
    .option('--year <year>', t.year)
    .option('--out <dir>', t.out)
    .option('--merge <file>', t.merge)
    .addOption(new Option('--letter-lang <lang>', t.lang).choices(['zh', 'en']))
    .action(kit.run<VisitsOptions>(runVisits));
}

async function runVisits(ctx: Context, [name]: readonly string[], options: VisitsOptions): Promise<number> {
  const { out, merge } = options;
  if (name === undefined) {
    if (out !== undefined || merge !== undefined)
      throw appError('E_USAGE_OPTION', { detail: out === undefined ? '--merge' : '--out' });
    return listAll(ctx, options.year);
  }
  if (options.year !== undefined) throw appError('E_USAGE_OPTION', { detail: '--year' });
  if (out === undefined && merge === undefined) return showOne(ctx, name);
  const { cwd } = ctx.environment;
  const printed = orThrow(
    await printVisits(await ctx.desk(), {
      joint: name,
      dir: out === undefined ? null : resolve(cwd, out),
      merge: merge === undefined ? null : resolve(cwd, merge),
      lang: options.letterLang ?? ctx.lang,
    }),
  );
  const t = ctx.t.sample;
  await present(ctx, {
    json: printed,
    text: () =>
      [
        t.joint.visits.printed({ count: printed.printed }),
        ...printed.files.map((file) => t.referral.refer.file({ file })),
        ...(printed.merged === null ? [] : [t.referral.refer.file({ file: printed.merged })]),
      ]
        .map((line) => `${line}\n`)
        .join(''),
  });
  return 0;
}

async function listAll(ctx: Context, yearText: string | undefined): Promise<number> {
  const t = ctx.t.sample.joint;
  const desk = await ctx.desk();
  const year = yearText ?? officeDay(desk.now()).slice(0, 4);
  if (!/^20\d\d$/.test(year))
    throw appError('E_USAGE_VALUE', { flag: '--year', value: year, expected: '20YY' });
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const { figures, rounding } = orThrow(await readSupervision(desk, span));
  const joints = await listJointPlans(desk);
  const names = await readAuthorityNames(
    desk.store.db,
    joints.map(({ lead }) => lead),
  );
  const rows = joints.map((row) => ({ ...row, saved_share: ratio(row.saved, row.planned, rounding, 100) }));
  type Row = (typeof rows)[number];
  await present(ctx, {
    json: { joint_plans: rows, total: rows.length, ...span, figures },
    csv: {
      columns: [
        'joint',
        'theme',
        'lead',
        'plans',
        'from',
        'to',
        'planned',
        'made',
        'saved',
        'saved_share',
        'done',
      ],
      rows: rows.map((row) => [
        ...[row.joint, row.theme, row.lead, row.plans.join(';'), row.from, row.to],
        ...[row.planned, row.made, row.saved, row.saved_share, row.done],
      ]),
    },
    text: () =>
      [
        rows.length === 0
          ? `${t.visits.none}\n`
          : renderTable<Row>(
              [
                { title: t.fields.joint, value: (row) => row.joint },
                { title: t.fields.lead, value: (row) => names.get(row.lead) ?? row.lead, max: 24 },
                {
                  title: t.fields.days,
                  value: (row) => (row.from === row.to ? row.from : `${row.from} – ${row.to}`),
                },
                { title: t.fields.planned, value: (row) => row.planned, align: 'right' },
                { title: t.fields.made, value: (row) => row.made, align: 'right' },
                { title: t.fields.saved, value: (row) => row.saved, align: 'right' },
                {
                  title: t.fields.saved_share,
                  value: (row) => percent(ratioText(row.saved, row.planned, rounding, 100)),
                  align: 'right',
                },
                { title: t.fields.done, value: (row) => `${row.done}/${row.made}`, align: 'right' },
              ],
              rows,
            ),
        `\n${t.visits.figuresTitle(span)}\n`,
        renderTable<FigureRow>(
          [
            { title: t.figureColumns.name, value: (row) => t.figures[row.key].name },
            {
              title: t.figureColumns.value,
              value: (row) => shownFigure(row.figure, rounding),
              align: 'right',
            },
            {
              title: t.figureColumns.basis,
              value: ({ figure }) =>
                figure.numerator === null ? '' : `${figure.numerator} / ${figure.denominator}`,
              align: 'right',
            },
          ],
          (Object.keys(t.figures) as (keyof typeof t.figures)[]).map((key) => ({
            key,
            figure: figures[key],
          })),
        ),
      ].join(''),
  });
  return 0;
}

interface FigureRow {
  readonly key: keyof Context['t']['sample']['joint']['figures'];
  readonly figure: Figure;
}

const percent = (text: string | null): string => (text === null ? '—' : `${text}%`);

function shownFigure({ value, unit }: Figure, { decimals }: Rounding): string {
  if (value === null) return '—';
  return unit === '%' ? `${value.toFixed(decimals)}%` : String(value);
}

async function showOne(ctx: Context, name: string): Promise<number> {
  const t = ctx.t.sample.joint;
  const desk = await ctx.desk();
  const shown = orThrow(await showJoint(desk.store.db, name));
  const rounding = await officeRounding(desk);
  const nameOf = (code: string): string => shown.names.get(code) ?? code;
  const stateOf = (visit: JointVisit) =>
    visit.done ? ('done' as const) : visit.short.length > 0 ? ('short' as const) : ('open' as const);
  const rows = shown.visits.map(({ units, ...visit }) => ({
    ...visit,
    state: stateOf({ ...visit, units }),
    units: units.map(({ plan, unit, authority, results, promise, inspected_on }) => ({
      ...{ plan, unit, authority, inspected_on, promise },
      results: results?.split(';') ?? null,
    })),
  }));
  const { names: _names, visits: _visits, theme_id: _theme, ...head } = shown;
  const lacking = rows.filter(({ state }) => state === 'short').length;
  await present(ctx, {
    json: {
      ...head,
      saved_share: ratio(shown.saved, shown.planned, rounding, 100),
      visits: rows,
      total: rows.length,
    },
    csv: {
      columns: ['visit_no', 'day', 'object', 'lead', 'authorities', 'units', 'inspectors', 'state'],
      rows: rows.map((row) => [
        ...[row.visit_no, row.day, row.object, row.lead, row.authorities.join(';')],
        row.units.map(({ unit }) => unit).join(';'),
        row.members.flatMap(({ inspectors }) => inspectors).join(';'),
        row.state,
      ]),
    },
    text: () =>
      [
        renderTable(
          [
            { title: t.fields.visit_no, value: (row: (typeof rows)[number]) => row.visit_no },
            { title: t.fields.day, value: (row) => row.day },
            { title: t.fields.name, value: (row) => row.name ?? row.object, max: 26 },
            {
              title: t.fields.authorities,
              value: (row) => listed(ctx, row.authorities.map(nameOf)),
              max: 34,
            },
            {
              title: t.fields.inspectors,
              value: (row) =>
                listed(
                  ctx,
                  row.members.flatMap(({ inspectors }) => inspectors),
                ),
              max: 40,
            },
            { title: t.fields.state, value: (row) => t.states[row.state] },
          ],
          rows,
        ),
        `${ctx.t.cli.total({ total: rows.length })}\n`,
        shown.later.length > 0 ? `${t.visits.later({ units: shown.later.map(({ unit }) => unit) })}\n` : '',
        lacking > 0 ? `${t.visits.short({ visits: lacking })}\n` : '',
      ].join(''),
  });
  return 0;
}

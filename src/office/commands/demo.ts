import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { painted } from '../../cli/colour.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { appError, type Catalogue } from '../../i18n/catalogue.ts';
import { packagePath } from '../../workspace/package-root.ts';
import { exists } from '../../workspace/safe-file.ts';
import { openWorkspace } from '../../workspace/workspace.ts';
import {
  DEMO_MONTH,
  DEMO_PUSH,
  type DemoPlace,
  type DemoStep,
  demoOffice,
  type StepResult,
} from '../demo-steps.ts';
import { runDemo } from '../run-demo.ts';

export function register(program: Command, kit: CommandKit): void {
  kit
    .command(program, 'demo [dir]', kit.t.office.top.demo)
    .action(kit.run((ctx, args) => demo(ctx, args[0] ?? 'chengnuo-demo', kit)));
}

async function demo(ctx: Context, dirText: string, kit: CommandKit): Promise<number> {
  const t = ctx.t.office.demo;
  const dir = resolve(ctx.environment.cwd, dirText);
  const say = (text: string): void => {
    if (!ctx.quiet) ctx.streams.err(text);
  };
  if (await exists(dir)) {
    if (!(await isDemo(dir))) throw appError('E_DEMO_FOLDER', { dir });
    say(`${t.there({ dir })}\n`);
  } else {
    const started = performance.now();
    await makeDemo(ctx, dir, kit, say);
    say(`${ctx.t.cli.elapsed({ seconds: ((performance.now() - started) / 1000).toFixed(1) })}\n\n`);
  }
  const made = await whatIsThere(ctx, dir, dirText);
  await present(ctx, {
    json: { dir, made, next: nextCommands(ctx, dirText) },
    text: () =>
      `${renderTable(
        [
          { title: t.what, value: (row) => row.what, max: 80 },
          { title: t.where, value: (row) => row.where, max: 80 },
        ],
        made,
      )}\n${t.tryNext}\n${nextCommands(ctx, dirText)
        .map((line) => `  ${line}\n`)
        .join('')}`,
  });
  return 0;
}

/** Made beside its place and renamed at the end: a demo that was cut off leaves nothing behind that looks like one. */
async function makeDemo(
  ctx: Context,
  dir: string,
  kit: CommandKit,
  say: (text: string) => void,
): Promise<void> {
  const t = ctx.t.office.demo;
  const draft = join(dirname(dir), `.${basename(dir)}.part`);
  await rm(draft, { recursive: true, force: true });
  const place: DemoPlace = { lang: ctx.lang, dir: draft, samples: packagePath('data', 'samples') };
  const paint = painted(ctx.streams.stderrIsTerminal, ctx.environment);
  let last = '';
  const run = async (step: DemoStep): Promise<StepResult> => {
    const { code, out, err } = await kit.invoke(ctx, [...step.argv, '--format', 'json'], step.now);
    const command = `chengnuo ${step.argv.slice(0, step.name === 'init' ? 1 : 2).join(' ')}`;
    if (code !== step.expect) {
      throw appError('E_DEMO_STEP', { command, detail: err.trim().split('\n')[0] ?? `exit ${code}` });
    }
    const result = JSON.parse(out) as StepResult;
    if (step.name !== last)
      say(`${paint.good('✓')} ${t.step[step.name](summaryOf(result))}  ${paint.faint(command)}\n`);
    last = step.name;
    return result;
  };
  try {
    await runDemo(place, run, { facts: t.facts, document: t.document, pushReason: t.pushReason });
    await rename(draft, dir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The figures that the texts of the steps may mention. */
type DemoFigures = Parameters<Catalogue['office']['demo']['step']['items']>[0];

/** The few figures that the lines of the steps mention; a step that has none of them gets empty texts. */
function summaryOf(result: StepResult): DemoFigures {
  const text = (key: string): string => String(result[key] ?? '');
  const { drawn, strata } = result;
  return {
    read: text('read'),
    added: text('added'),
    rejected: text('rejected'),
    issued: text('issued'),
    caseNo: text('case_no'),
    code: text('commitment_code'),
    population: text('population'),
    strata: Array.isArray(strata) ? String(strata.length) : '',
    drawn: Array.isArray(drawn) ? String(drawn.length) : text('drawn'),
    breach: text('breach'),
    size: text('size'),
    rows: text('rows'),
    pages: text('pages'),
  };
}

async function isDemo(dir: string): Promise<boolean> {
  if (!(await stat(dir)).isDirectory()) return false;
  try {
    const { config } = await openWorkspace(dir, dir);
    return Object.values(demoOffice).some(({ name }) => name === config.office.name);
  } catch {
    return false;
  }
}

async function whatIsThere(
  ctx: Context,
  dir: string,
  shown: string,
): Promise<{ what: string; where: string }[]> {
  const t = ctx.t.office.demo;
  const { plan } = demoOffice[ctx.lang];
  const all = [
    { what: t.made.workspace, where: '' },
    { what: t.made.letters, where: 'letters' },
    { what: t.made.merged, where: 'letters.pdf' },
    { what: t.made.draw, where: join('published', plan, 'index.html') },
    { what: t.made.report, where: join('reports', t.reportFile({ month: DEMO_MONTH })) },
    { what: t.made.push, where: join('push', DEMO_PUSH) },
    { what: t.made.site, where: join('site', 'index.html') },
  ];
  const found = await Promise.all(all.map(({ where }) => exists(join(dir, where))));
  return all.filter((_, i) => found[i]).map(({ what, where }) => ({ what, where: join(shown, where) }));
}

const nextCommands = (ctx: Context, dir: string): string[] => [
  `${ctx.environment.command} status -w ${dir}`,
  `${ctx.environment.command} item list --by authority -w ${dir}`,
  `${ctx.environment.command} sample verify ${join(dir, 'published', demoOffice[ctx.lang].plan)}`,
];

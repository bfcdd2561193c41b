import { Command, CommanderError } from 'commander';
import { type CommandKit, globalOptions, type Invocation, makeKit } from './cli/command.ts';
import { type Context, type GlobalOptions, makeContext } from './cli/context.ts';
import { helpIn } from './cli/help.ts';
import { renderError } from './cli/print-error.ts';
import type { Environment, Streams } from './cli/streams.ts';
import { usageError } from './cli/usage-error.ts';
import { type Catalogue, catalogue, type Lang, langOfLocale } from './i18n/catalogue.ts';
import { BugError } from './kernel/assert.ts';
import { workspaceLang } from './workspace/find-workspace.ts';

type Register = (parent: Command, kit: CommandKit) => void;

/** The nouns, in the order of a case's life. A room is loaded only when its noun is used: a start must stay quick. */
const nouns: Record<keyof Catalogue['office']['nouns'], () => Promise<{ register: Register }>> = {
  item: () => import('./item/commands/index.ts'),
  bundle: () => import('./item/bundle/commands/index.ts'),
  case: () => import('./case/commands/index.ts'),
  letter: () => import('./letter/commands/index.ts'),
  source: () => import('./source/commands/index.ts'),
  check: () => import('./check/commands/index.ts'),
  inspector: () => import('./sample/commands/inspector.ts'),
  sample: () => import('./sample/commands/index.ts'),
  credit: () => import('./credit/commands/index.ts'),
  report: () => import('./report/commands/index.ts'),
  site: () => import('./site/commands/index.ts'),
  calendar: () => import('./office/commands/calendar.ts'),
  ledger: () => import('./office/commands/ledger.ts'),
  db: () => import('./office/commands/db.ts'),
};

/** Commands without a noun. */
const topCommands: Record<keyof Catalogue['office']['top'], () => Promise<{ register: Register }>> = {
  init: () => import('./office/commands/init.ts'),
  demo: () => import('./office/commands/demo.ts'),
  status: () => import('./office/commands/status.ts'),
  completion: () => import('./office/commands/completion.ts'),
};

/** Runs one command line (without node and script name) and returns the exit code. Everything it prints goes through `streams`. */
export async function runProgram(
  argv: readonly string[],
  streams: Streams,
  environment: Environment,
  version: string,
): Promise<number> {
  try {
    return await runCommandLine(argv, streams, environment, version);
  } catch (error) {
    const hints = scan(argv);
    const t = catalogue(await languageOf(hints, environment));
    const shown = error instanceof CommanderError ? usageError(error, t) : await fileFailure(error);
    const { painted } = await import('./cli/colour.ts');
    const printed = renderError(shown, t, {
      json: hints.format === 'json',
      debug: argv.includes('--debug'),
      paint: painted(streams.stderrIsTerminal, environment).error,
    });
    streams.err(printed.text);
    return printed.exitCode;
  }
}

/** A path that the file system takes for none at all is no bug of ours, whoever asked for it. What is anything else comes back as it is. */
async function fileFailure(error: unknown): Promise<unknown> {
  const { code = '', path = '' } = error as NodeJS.ErrnoException;
  const nul = code === 'ERR_INVALID_ARG_VALUE' && String(error).includes('null bytes');
  if (!nul && !/^(?:ENAMETOOLONG|ELOOP|ENOTDIR)$/.test(code)) return error;
  const { fileError } = await import('./workspace/safe-file.ts');
  return fileError(error, nul ? '\0' : path);
}

/** The same for those who tell refusals themselves: throws what the command line is refused with. */
async function runCommandLine(
  argv: readonly string[],
  streams: Streams,
  environment: Environment,
  version: string,
): Promise<number> {
  const hints = scan(argv);
  const lang = await languageOf(hints, environment);
  const t = catalogue(lang);
  let exitCode = 0;
  const kit = makeKit(t, {
    makeContext: (options: GlobalOptions) => makeContext(options, lang, streams, environment),
    setExitCode: (code) => {
      exitCode = code;
    },
    invoke: (ctx, args, now) => invoke(ctx, args, now, version),
    tree: () => wholeProgram(t, streams),
  });
  const program = await buildProgram(kit, hints.noun, version, streams);
  if (hints.noun === undefined && canLead(streams, environment, hints.format, argv)) {
    program.action(async () => {
      exitCode = await lead(argv, program.opts(), lang, streams, environment, version);
    });
  } else if (argv.length === 0) {
    streams.out(program.helpInformation());
    return 0;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    // Help and version were asked for, and printed.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    throw error;
  }
  return exitCode;
}

/** Whether a person sits at a terminal that can be drawn on, and wants to be asked. */
const canLead = (
  { terminal, stdinIsTerminal, stdoutIsTerminal, stderrIsTerminal }: Streams,
  { env }: Environment,
  format: string | undefined,
  argv: readonly string[],
): boolean =>
  terminal !== undefined &&
  stdinIsTerminal &&
  stdoutIsTerminal &&
  stderrIsTerminal &&
  env['TERM'] !== 'dumb' &&
  format !== 'json' &&
  !argv.includes('--no-input');

/** The menu: its command lines are run here, at the same terminal and with the options that it was started with. */
async function lead(
  argv: readonly string[],
  options: GlobalOptions,
  lang: Lang,
  streams: Streams,
  environment: Environment,
  version: string,
): Promise<number> {
  const { runMenu } = await import('./office/menu/run-menu.ts');
  const where = (workspace: string | null) => (workspace === null ? {} : { workspace });
  return runMenu(
    {
      enter: (session) =>
        makeContext({ ...options, ...where(session.workspace) }, session.lang, streams, environment),
      perform: ({ lang: spoken, workspace }, words) => {
        const place = workspace === null ? [] : ['--workspace', workspace];
        return runCommandLine([...argv, ...place, '--lang', spoken, ...words], streams, environment, version);
      },
    },
    { lang, workspace: null },
  );
}

/** A command line run by another command, such as the demo: no terminal, nothing asked, its own clock. */
async function invoke(
  ctx: Context,
  argv: readonly string[],
  now: string,
  version: string,
): Promise<Invocation> {
  let out = '';
  let err = '';
  const streams: Streams = {
    ...ctx.streams,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdinIsTerminal: false,
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
  };
  const env = { ...ctx.environment.env, CHENGNUO_NOW: now, CHENGNUO_LANG: ctx.lang };
  const code = await runProgram(argv, streams, { ...ctx.environment, env }, version);
  return { code, out, err };
}

async function buildProgram(
  kit: CommandKit,
  chosen: string | undefined,
  version: string,
  streams: Streams,
): Promise<Command> {
  const { t } = kit;
  const program = new Command('chengnuo');
  program
    .exitOverride()
    .configureOutput({
      writeOut: streams.out,
      // Help that answers a mistake is read on stderr; commander's own error lines are replaced by ours.
      writeErr: (text) => {
        if (!text.startsWith('error:')) streams.err(text);
      },
      getOutHelpWidth: () => streams.columns,
      getErrHelpWidth: () => streams.columns,
    })
    .configureHelp(helpIn(t))
    .helpOption('-h, --help', t.cli.helpOption)
    .helpCommand('help [command]', t.cli.helpCommand)
    .showSuggestionAfterError(true)
    .version(version, '-V, --version', t.cli.versionOption)
    .description(t.cli.description);
  for (const option of globalOptions(t)) program.addOption(option);
  for (const [name, load] of Object.entries(topCommands)) {
    if (chosen === name || chosen === ALL) (await load()).register(program, kit);
    else program.command(name).description(t.office.top[name as keyof typeof t.office.top]);
  }
  for (const [name, load] of Object.entries(nouns)) {
    const noun = program.command(name).description(t.office.nouns[name as keyof typeof t.office.nouns]);
    if (chosen === name || chosen === ALL) (await load()).register(noun, kit);
  }
  return program;
}

/** Every room loaded, for what looks at the whole tree: the documentation and shell completion. */
const ALL = '*';

/** The whole tree of commands in one language. */
export function wholeProgram(t: Catalogue, streams: Streams): Promise<Command> {
  const refuse = (): never => {
    throw new BugError('the tree is only looked at');
  };
  const kit = makeKit(t, { makeContext: refuse, setExitCode: refuse, invoke: refuse, tree: refuse });
  return buildProgram(kit, ALL, '', streams);
}

const VALUE_OPTIONS = new Set(['-w', '--workspace', '--db', '--lang', '--format', '--actor']);

interface Hints {
  lang?: Lang;
  format?: string;
  workspace?: string;
  noun?: string;
}

/** What must be known before the tree is built: language, output format, the folder, and which noun to load. */
function scan(argv: readonly string[]): Hints {
  const found: Hints = {};
  for (let i = 0; i < argv.length; i++) {
    const [name = '', inline] = (argv[i] ?? '').split('=', 2);
    if (name === '--') break;
    const value = inline ?? argv[i + 1];
    if (name === '--lang' && (value === 'zh' || value === 'en')) found.lang = value;
    if (name === '--format' && value !== undefined) found.format = value;
    if ((name === '-w' || name === '--workspace') && value !== undefined) found.workspace = value;
    if (VALUE_OPTIONS.has(name)) i += inline === undefined ? 1 : 0;
    else if (!name.startsWith('-') && name !== 'help') found.noun ??= name;
  }
  return found;
}

/** The flag's, CHENGNUO_LANG, what the office's chengnuo.yaml names, else the locale's. */
async function languageOf(hints: Hints, { env, cwd }: Environment): Promise<Lang> {
  const named = hints.lang ?? env['CHENGNUO_LANG'];
  if (named === 'zh' || named === 'en') return named;
  const office = await workspaceLang(hints.workspace ?? env['CHENGNUO_WORKSPACE'], cwd);
  return office ?? langOfLocale(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']);
}

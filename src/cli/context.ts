import { appError, type Catalogue, catalogue, type Lang } from '../i18n/catalogue.ts';
import { parseInstant } from '../kernel/time.ts';
import type { Desk } from './desk.ts';
import type { Prompter } from './prompter.ts';
import type { Environment, Streams } from './streams.ts';

export type Format = 'table' | 'json' | 'csv';

/** The options that every command takes (contract, section 2). */
export interface GlobalOptions {
  readonly workspace?: string;
  readonly db?: string;
  readonly lang?: Lang;
  readonly format?: Format;
  readonly yes?: boolean;
  readonly input?: boolean;
  readonly quiet?: boolean;
  readonly actor?: string;
  readonly debug?: boolean;
}

/** What a command's `run` is given: language, streams, clock, prompter, and the desk when it asks for one. */
export interface Context {
  readonly lang: Lang;
  readonly t: Catalogue;
  readonly streams: Streams;
  readonly environment: Environment;
  readonly format: Format;
  readonly yes: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly options: GlobalOptions;
  readonly now: () => Date;
  readonly prompt: Prompter;
  /** Opens workspace, keys and database once; throws the errors of each. Closed when the command ends. */
  readonly desk: () => Promise<Desk>;
  readonly close: () => Promise<void>;
}

export async function makeContext(
  options: GlobalOptions,
  lang: Lang,
  streams: Streams,
  environment: Environment,
): Promise<Context> {
  const now = clockOf(environment);
  let opened: Promise<Desk> | undefined;
  const { makePrompter } = await import('./prompter.ts');
  const t = catalogue(lang);
  const mayAsk =
    options.input !== false &&
    streams.stdinIsTerminal &&
    streams.stderrIsTerminal &&
    options.format !== 'json';
  return {
    lang,
    t,
    streams,
    environment,
    format: options.format ?? 'table',
    yes: options.yes ?? false,
    quiet: options.quiet ?? false,
    debug: options.debug ?? false,
    options,
    now,
    prompt: makePrompter(mayAsk && streams.terminal ? { terminal: streams.terminal, environment } : null, t),
    desk: () => {
      opened ??= openDesk(options, lang, environment, now).then(async (desk) => {
        if (options.quiet) return desk;
        const { clockWarning } = await import('./clock-warning.ts');
        const warning = await clockWarning(desk, t);
        if (warning !== null) streams.err(`${warning}\n`);
        return desk;
      });
      return opened;
    },
    close: async () => {
      if (opened) await opened.then((desk) => desk.store.close()).catch(() => undefined);
    },
  };
}

async function openDesk(
  options: GlobalOptions,
  lang: Lang,
  environment: Environment,
  now: () => Date,
): Promise<Desk> {
  const [{ openWorkspace, databaseLocation }, { loadKeys }, { openStore }] = await Promise.all([
    import('../workspace/workspace.ts'),
    import('../workspace/keys.ts'),
    import('../store/open-store.ts'),
  ]);
  const { env, cwd } = environment;
  const workspace = await openWorkspace(options.workspace ?? env['CHENGNUO_WORKSPACE'], cwd);
  const keys = await loadKeys(workspace.dir);
  const store = await openStore(databaseLocation(workspace, options.db ?? env['CHENGNUO_DB'], cwd), {
    region: workspace.config.office.region,
    waitMs: workspace.config.db_wait_seconds * 1000,
  });
  const actor = options.actor ?? env['CHENGNUO_ACTOR'] ?? environment.userName;
  return { workspace, store, keys, actor, lang, now };
}

/** The real clock, or a fixed one for tests and the demo: `CHENGNUO_NOW` as ISO time, office zone where it names none. */
function clockOf(environment: Environment): () => Date {
  const fixed = environment.env['CHENGNUO_NOW'];
  if (fixed === undefined || fixed === '') return () => new Date();
  const instant = parseInstant(fixed);
  if (instant === null) {
    throw appError('E_USAGE_VALUE', { flag: 'CHENGNUO_NOW', value: fixed, expected: 'YYYY-MM-DDTHH:MM' });
  }
  return () => new Date(instant);
}

import { createInterface } from 'node:readline';
import { appError, type Catalogue } from '../i18n/catalogue.ts';
import { AppError } from '../kernel/app-error.ts';
import { visible } from '../kernel/text.ts';
import { painted } from './colour.ts';
import { promptTheme } from './prompt-theme.ts';
import type { Environment, Terminal } from './streams.ts';

export interface Question {
  readonly message: string;
  /** The flag that answers it without a terminal, such as `--name`. */
  readonly flag: string;
}

export interface TextQuestion extends Question {
  readonly validate?: (text: string) => string | true;
  /** Stands on the line already, to be kept or changed. */
  readonly initial?: string;
  /** How the answer stays on the screen once it is given: masked, where it is personal. */
  readonly kept?: (text: string) => string;
}

export interface Choice<T> {
  readonly value: T;
  readonly name: string;
  /** Shown below the list while the choice is pointed at. */
  readonly description?: string;
}

export interface ListQuestion extends Question {
  /** Lines of the terminal for the list at most; default: what fits a question that stands alone. */
  readonly lines?: number;
}

/**
 * Asks a person. Where nothing can be asked (no terminal, --no-input, JSON output) each question is refused with
 * E_USAGE_ANSWER_MISSING, which names its flag; Ctrl-C and Esc are E_CANCELLED, and `steppedBack` tells Esc from Ctrl-C.
 */
export interface Prompter {
  readonly canAsk: boolean;
  text(question: TextQuestion): Promise<string>;
  select<T>(question: ListQuestion & { choices: readonly Choice<T>[]; initial?: T }): Promise<T>;
  /** Any number of choices, also none; `initial` are ticked. */
  selectMany<T>(
    question: ListQuestion & { choices: readonly Choice<T>[]; initial?: readonly T[] },
  ): Promise<readonly T[]>;
  /** A choice out of many: what is typed narrows it. `find` is given the text typed so far, at first an empty one. */
  search<T>(question: ListQuestion & { find: (typed: string) => Promise<readonly Choice<T>[]> }): Promise<T>;
  confirm(question: Question & { initial?: boolean }): Promise<boolean>;
}

/** The terminal of a person who can be asked, and how its lists look; null: nobody can be asked. */
export type Asking = { readonly terminal: Terminal; readonly environment: Environment } | null;

export function makePrompter(asking: Asking, t: Catalogue): Prompter {
  const ask = async (question: Question, details: Details): Promise<unknown> => {
    if (asking === null) {
      throw appError('E_USAGE_ANSWER_MISSING', { question: question.message, flag: question.flag });
    }
    const theme = promptTheme(t, painted(true, asking.environment));
    return askOnce(asking.terminal, { ...details, message: visible(question.message), theme });
  };
  const linesOf = ({ lines }: ListQuestion): number =>
    Math.max(3, lines ?? (asking?.terminal.output.rows ?? 24) - 8);
  return {
    canAsk: asking !== null,
    async text(question) {
      const { validate, initial, kept } = question;
      const answer = await ask(question, {
        type: 'input',
        ...(initial === undefined ? {} : { default: initial, prefill: 'editable' }),
        ...(validate === undefined ? {} : { validate: (text: string) => validate(text) }),
        transformer: (text: string, { isFinal }: { isFinal: boolean }) =>
          isFinal && kept !== undefined ? kept(text) : text,
      });
      return String(answer);
    },
    async select(question) {
      const { choices, initial } = question;
      const at = initial === undefined ? -1 : choices.findIndex(({ value }) => value === initial);
      const answer = await ask(question, {
        type: 'select',
        choices: byPlace(choices),
        ...(at === -1 ? {} : { default: at }),
        pageSize: linesOf(question),
        // Round and round only where the whole list is seen.
        loop: choices.length <= linesOf(question),
      });
      return chosenFrom(choices, answer);
    },
    async selectMany(question) {
      const { choices, initial = [] } = question;
      const answer = await ask(question, {
        type: 'checkbox',
        choices: byPlace(choices).map((choice) => ({
          ...choice,
          checked: initial.some((value) => value === choices[choice.value]?.value),
        })),
        pageSize: linesOf(question),
        loop: false,
        shortcuts: { all: null, invert: null },
      });
      return Array.isArray(answer) ? answer.map((place) => chosenFrom(choices, place)) : [];
    },
    async search<T>(question: ListQuestion & { find: (typed: string) => Promise<readonly Choice<T>[]> }) {
      // Every list that was shown keeps its places: what is chosen is what stood there.
      const shown: Choice<T>[] = [];
      const answer = await ask(question, {
        type: 'search',
        source: async (typed: string | undefined) => {
          const choices = await question.find(typed ?? '');
          if (choices.length === 0) return [{ value: null, name: t.cli.none, disabled: ' ' }];
          const first = shown.push(...choices) - choices.length;
          return byPlace(choices).map((choice) => ({ ...choice, value: first + choice.value }));
        },
        pageSize: linesOf(question),
      });
      return chosenFrom(shown, answer);
    },
    async confirm(question) {
      return (await ask(question, { type: 'confirm', default: question.initial ?? false })) === true;
    },
  };
}

/** True where the person pressed Esc (or Ctrl-D): one step back, rather than away. */
export const steppedBack = (error: unknown): boolean =>
  error instanceof AppError &&
  error.code === 'E_CANCELLED' &&
  error.cause instanceof Error &&
  error.cause.name === 'AbortPromptError';

type Details = Readonly<Record<string, unknown>> & { readonly type: string };

/** Names of items and people come from files: whatever they hold is shown, never obeyed by the terminal. */
const byPlace = <T>(choices: readonly Choice<T>[]) =>
  choices.map(({ name, description }, value) => ({
    value,
    name: visible(name),
    ...(description === undefined ? {} : { description: visible(description) }),
  }));

function chosenFrom<T>(choices: readonly Choice<T>[], place: unknown): T {
  const chosen = typeof place === 'number' ? choices[place] : undefined;
  if (chosen === undefined) throw appError('E_CANCELLED');
  return chosen.value;
}

const prepared = new WeakSet<object>();

/** Esc alone is told from an arrow key by waiting for the rest of it; half a second, as Node has it, feels broken. */
function prepare({ input, output }: Terminal): void {
  if (prepared.has(input)) return;
  createInterface({ input, output, terminal: true, escapeCodeTimeout: 100 }).close();
  prepared.add(input);
}

async function askOnce(terminal: Terminal, question: object): Promise<unknown> {
  const { default: inquirer } = await import('inquirer');
  const { input, output } = terminal;
  prepare(terminal);
  const back = new AbortController();
  const away = new AbortController();
  const onKey = (_text: unknown, key?: { readonly name?: string; readonly ctrl?: boolean }): void => {
    if (key?.name === 'escape' || (key?.ctrl === true && key.name === 'd')) back.abort();
  };
  // A terminal that is gone answers nothing any more.
  const onEnd = (): void => away.abort();
  input.on('keypress', onKey);
  input.once('end', onEnd);
  try {
    const signal = AbortSignal.any([back.signal, away.signal]);
    const prompt = inquirer.createPromptModule({ input, output, signal });
    const answers: Readonly<Record<string, unknown>> = await prompt([
      { ...question, name: 'value' } as never,
    ]);
    return answers['value'];
  } catch (error) {
    const name = (error as Error).name;
    if (name !== 'ExitPromptError' && name !== 'AbortPromptError') throw error;
    throw appError('E_CANCELLED', {}, away.signal.aborted ? {} : { cause: error });
  } finally {
    input.off('keypress', onKey);
    input.off('end', onEnd);
  }
}

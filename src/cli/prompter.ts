import { appError, type Catalogue } from '../i18n/catalogue.ts';
import { visible } from '../kernel/text.ts';

export interface Question {
  readonly message: string;
  /** The flag that answers it without a terminal, such as `--name`. */
  readonly flag: string;
}

export interface Choice<T> {
  readonly value: T;
  readonly name: string;
}

/**
 * Asks a person. Where nothing can be asked (no terminal, --no-input, JSON output) each question is refused with
 * E_USAGE_ANSWER_MISSING, which names its flag; Ctrl-C and Esc are E_CANCELLED.
 */
export interface Prompter {
  readonly canAsk: boolean;
  text(
    question: Question & { validate?: (text: string) => string | true; initial?: string },
  ): Promise<string>;
  select<T>(question: Question & { choices: readonly Choice<T>[] }): Promise<T>;
  /** A choice out of many: what is typed narrows it. `find` is given the text typed so far, at first an empty one. */
  search<T>(question: Question & { find: (typed: string) => Promise<readonly Choice<T>[]> }): Promise<T>;
  confirm(question: Question & { initial?: boolean }): Promise<boolean>;
}

export function makePrompter(canAsk: boolean, t: Catalogue): Prompter {
  const refuse = ({ message, flag }: Question): never => {
    throw appError('E_USAGE_ANSWER_MISSING', { question: message, flag });
  };
  const keysHelpTip = (keys: readonly (readonly [string, string])[]): string =>
    keys.map(([key], at) => `${key} ${t.cli.keys[at] ?? ''}`).join(' · ');
  const theme = { style: { keysHelpTip } };
  // Names of items and people come from files: whatever they hold is shown, never obeyed by the terminal.
  const shown = <T>(choices: readonly Choice<T>[]) =>
    choices.map(({ value, name }) => ({ value, name: visible(name) }));
  return {
    canAsk,
    async text(question) {
      if (!canAsk) refuse(question);
      const { default: inquirer } = await import('inquirer');
      const { validate, initial } = question;
      const answer = await asked(
        inquirer.prompt([
          {
            type: 'input',
            name: 'value',
            message: visible(question.message),
            ...(initial === undefined ? {} : { default: initial }),
            ...(validate === undefined ? {} : { validate: (text: string) => validate(text) }),
          },
        ]),
      );
      return String(answer.value);
    },
    async select(question) {
      if (!canAsk) refuse(question);
      const { default: inquirer } = await import('inquirer');
      const answer = await asked(
        inquirer.prompt([
          {
            type: 'select',
            name: 'value',
            message: visible(question.message),
            choices: shown(question.choices),
            theme,
          },
        ]),
      );
      const chosen = question.choices.find((choice) => choice.value === answer.value);
      if (!chosen) throw appError('E_CANCELLED');
      return chosen.value;
    },
    async search<T>(question: Question & { find: (typed: string) => Promise<readonly Choice<T>[]> }) {
      if (!canAsk) refuse(question);
      const { default: inquirer } = await import('inquirer');
      let found: readonly Choice<T>[] = [];
      const answer = await asked(
        inquirer.prompt([
          {
            type: 'search',
            name: 'value',
            message: visible(question.message),
            source: async (typed: string | undefined) => {
              const choices = await question.find(typed ?? '');
              if (choices.length === 0) return [{ value: null, name: t.cli.none, disabled: ' ' }];
              found = choices;
              return shown(choices);
            },
            theme,
          },
        ]),
      );
      const chosen = found.find((choice) => choice.value === answer.value);
      if (!chosen) throw appError('E_CANCELLED');
      return chosen.value;
    },
    async confirm(question) {
      if (!canAsk) refuse(question);
      const { default: inquirer } = await import('inquirer');
      const answer = await asked(
        inquirer.prompt([
          {
            type: 'confirm',
            name: 'value',
            message: visible(question.message) + t.cli.confirmSuffix,
            default: question.initial ?? false,
          },
        ]),
      );
      return answer.value === true;
    },
  };
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if ((error as Error).name === 'ExitPromptError') throw appError('E_CANCELLED', {}, { cause: error });
    throw error;
  }
}

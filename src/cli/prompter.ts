import { appError, type Catalogue } from '../i18n/catalogue.ts';

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
  confirm(question: Question & { initial?: boolean }): Promise<boolean>;
}

export function makePrompter(canAsk: boolean, t: Catalogue): Prompter {
  const refuse = ({ message, flag }: Question): never => {
    throw appError('E_USAGE_ANSWER_MISSING', { question: message, flag });
  };
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
            message: question.message,
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
          { type: 'select', name: 'value', message: question.message, choices: [...question.choices] },
        ]),
      );
      const chosen = question.choices.find((choice) => choice.value === answer.value);
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
            message: question.message + t.cli.confirmSuffix,
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

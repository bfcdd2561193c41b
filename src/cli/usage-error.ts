import type { CommanderError } from 'commander';
import { appError, type Catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';

/**
 * Commander's refusals in the reader's language. Its messages quote what they speak of: `error: unknown option '--x'`,
 * and add a suggestion in brackets where it has one.
 */
export function usageError(error: CommanderError, t: Catalogue): AppError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const meant = /Did you mean (?:one of )?(.+?)\?/.exec(error.message)?.[1];
  const detail = (text: string): string => (meant ? `${text} ${t.cli.didYouMean({ name: meant })}` : text);
  const words = t.cli.usageError;
  switch (error.code) {
    case 'commander.unknownCommand':
      return appError('E_USAGE_COMMAND', {
        command: quoted,
        meant: meant ? t.cli.didYouMean({ name: meant }) : '',
      });
    // Called without a verb, commander has printed what there is.
    case 'commander.help':
      return appError('E_USAGE_COMMAND_MISSING');
    case 'commander.unknownOption':
      return appError('E_USAGE_OPTION', { detail: detail(words.unknownOption({ name: quoted })) });
    case 'commander.optionMissingArgument':
      return appError('E_USAGE_OPTION', { detail: words.valueMissing({ name: quoted }) });
    case 'commander.missingMandatoryOptionValue':
      return appError('E_USAGE_OPTION', { detail: words.required({ name: quoted }) });
    case 'commander.missingArgument':
      return appError('E_USAGE_ARGUMENT', { detail: words.argumentMissing({ name: quoted }) });
    case 'commander.excessArguments':
      return appError('E_USAGE_ARGUMENT', { detail: words.tooMany });
    case 'commander.invalidArgument': {
      const allowed = /Allowed choices are (.+)\.$/.exec(error.message)?.[1];
      const value = /argument '([^']*)' is invalid/.exec(error.message)?.[1] ?? '';
      return appError('E_USAGE_VALUE', { flag: quoted, value, expected: allowed ?? '?' });
    }
    default:
      return appError('E_USAGE_OPTION', { detail: error.message.replace(/^error: /, '') });
  }
}

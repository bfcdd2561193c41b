import { type Catalogue, describeError } from '../i18n/catalogue.ts';
import { AppError } from '../kernel/app-error.ts';
import { visible, visibleLines } from '../kernel/text.ts';

/**
 * An error as text for stderr: `error[CODE]: sentence` and a hint; with JSON output the last line is the error document.
 * What is no AppError is a bug: its code is E_BUG, and its stack stays hidden without --debug.
 */
export function renderError(
  error: unknown,
  t: Catalogue,
  options: { json: boolean; debug: boolean; paint?: (text: string) => string },
): { text: string; exitCode: number } {
  const known =
    error instanceof AppError
      ? error
      : new AppError('E_BUG', { detail: error instanceof Error ? error.message : String(error) });
  const described = describeError(t, known);
  const message = visible(described.message);
  const hint = visible(described.hint);
  const paint = options.paint ?? ((text: string) => text);
  let text = `${paint(`error[${known.code}]:`)} ${message}\nhint: ${hint}\n`;
  if (options.debug && error instanceof Error) {
    const cause = error.cause instanceof Error ? `\n${error.cause.stack}` : '';
    text += `${visibleLines(`${error.stack}${cause}`, false)}\n`;
  }
  if (options.json) text += `${JSON.stringify({ error: { code: known.code, message, hint } })}\n`;
  return { text, exitCode: known.exitCode };
}

import { keys } from './terminal.ts';

/**
 * A page of documentation that was recorded at a terminal. What is pressed and seen stands in it:
 *
 *     ```screen
 *     ⌨ ↓ "jszg" Enter        the keys; then the screen as it is afterwards
 *     …
 *     ```
 *     <!-- press Enter until TEXT -->   the same without a screen for the reader
 *
 * A step presses keys of one question only: what is typed ahead of the next one is lost, as at any terminal.
 */
export interface ScreenStep {
  readonly keys: readonly string[];
  /** The screen as the page has it; null for a step that only waits for `until`. */
  readonly screen: string | null;
  readonly until: string;
}

const block = /^```screen\n⌨(.*)\n([\s\S]*?)^```$|^<!-- press (.*) until (.*) -->$/gm;

export const parseScreenPage = (page: string): ScreenStep[] =>
  [...page.matchAll(block)].map(([, shown, screen, hidden = '', until = '']) => ({
    keys: keysOf(shown ?? hidden),
    screen: screen?.trimEnd() ?? null,
    until,
  }));

/** The page with other screens, in the order of its blocks. */
export function withScreens(page: string, screens: readonly string[]): string {
  const left = [...screens];
  return page.replace(block, (whole, shown: string | undefined) =>
    shown === undefined ? whole : `\`\`\`screen\n⌨${shown}\n${left.shift() ?? ''}\n\`\`\``,
  );
}

const named: Readonly<Record<string, string>> = {
  '↓': keys.down,
  '↑': keys.up,
  Enter: keys.enter,
  Esc: keys.esc,
  Space: keys.space,
  Backspace: keys.backspace,
  'Ctrl-C': keys.ctrlC,
};

function keysOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, text, name = '']) => {
    const key = text ?? named[name];
    if (key === undefined) throw new Error(`no key ${name}`);
    return key;
  });
}

import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Office, Outcome } from '../support/office.ts';
import { type TestCell, type TestSheet, workbookOf } from '../table/workbook.ts';

/**
 * A transcript is a Markdown page that reads like a terminal. Fenced blocks:
 *
 *     ```file list.csv      a file in the office's folder
 *     ```workbook list.xlsx the same as a workbook: `[name]` starts a sheet, ` | ` parts cells, `#1` is a number
 *     ```console            `$ chengnuo …` and what it prints: stdout as it is, stderr behind `! `, then `[exit]` unless 0
 *
 * A command may begin with `NAME=value` and end with `< FILE` (stdin). In what is expected, `<dir>` stands for the office's
 * folder, `<sha256>` for 64 hex digits, `<…>` for anything on the line.
 */
export interface Step {
  readonly command: string;
  readonly expected: string;
}

type Block = { readonly kind: 'file' | 'workbook'; readonly name: string; readonly text: string } | Session;

interface Session {
  readonly kind: 'console';
  readonly steps: readonly Step[];
}

const fence = /^```(file|workbook|console)(?: (\S+))?\n([\s\S]*?)^```$/gm;

export function parseTranscript(page: string): Block[] {
  return [...page.matchAll(fence)].map(([, kind, name = '', text = '']) =>
    kind === 'file' || kind === 'workbook'
      ? { kind, name, text }
      : { kind: 'console', steps: parseSteps(text) },
  );
}

function parseSteps(text: string): Step[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), expected: part.slice(end + 1) };
    });
}

function parseSheets(text: string): TestSheet[] {
  return text
    .split(/^\[/m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.trimEnd().split('\n');
      const cells = (line: string): TestCell[] =>
        line.split('|').map((cell) => {
          const text = cell.trim();
          return text.startsWith('#') ? { n: text.slice(1) } : text;
        });
      return { name: name.replace(/\]$/, ''), rows: lines.map(cells) };
    });
}

/** Runs the page in an office; returns the page as it should read, which is the page itself where all went as expected. */
export async function replay(page: string, office: Office, env: Record<string, string>): Promise<string> {
  const texts: string[] = [];
  for (const block of parseTranscript(page)) {
    if (block.kind !== 'console') {
      const content = block.kind === 'file' ? block.text : workbookOf(parseSheets(block.text));
      writeFileSync(office.path(block.name), content);
      texts.push(block.text);
      continue;
    }
    let text = '';
    for (const { command, expected } of block.steps) {
      const actual = render(await runCommand(command, office, env), office.dir);
      text += `$ ${command}\n${matches(expected, actual) ? expected : actual}`;
    }
    texts.push(text);
  }
  return page.replace(
    fence,
    (whole) => `${whole.slice(0, whole.indexOf('\n') + 1)}${texts.shift() ?? ''}\`\`\``,
  );
}

async function runCommand(command: string, office: Office, env: Record<string, string>): Promise<Outcome> {
  const [, settings = '', line = '', input] =
    /^((?:[A-Z_]+=\S+ )*)chengnuo ?(.*?)(?: < (\S+))?$/.exec(command) ?? [];
  const set = Object.fromEntries(
    settings
      .split(' ')
      .filter(Boolean)
      .map((setting) => setting.split('=', 2) as [string, string]),
  );
  return office.run(line, {
    env: { ...env, ...set },
    ...(input === undefined ? {} : { stdin: await readFile(office.path(input)) }),
  });
}

function render({ out, err, code }: Outcome, dir: string): string {
  const errLines = err.replace(/^(?=.)/gm, '! ');
  return `${out}${errLines}${code === 0 ? '' : `[${code}]\n`}`.replaceAll(dir, '<dir>');
}

function matches(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  const pattern = expected
    .split(/(<sha256>|<…>)/)
    .map((part) =>
      part === '<sha256>'
        ? '[0-9a-f]{64}'
        : part === '<…>'
          ? '.*'
          : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${pattern}$`).test(actual);
}

import { PassThrough, Writable } from 'node:stream';
import type { Streams } from '../../src/cli/streams.ts';
import { runProgram } from '../../src/program.ts';
import { NOW } from './office.ts';
import { Screen } from './screen.ts';

/** What keys send. */
export const keys = {
  up: '\u001b[A',
  down: '\u001b[B',
  enter: '\r',
  esc: '\u001b',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  backspace: '\u007f',
  space: ' ',
} as const;

export interface Person {
  /** Presses keys, or types text, once the program waits for them. */
  press(...pressed: readonly string[]): Promise<void>;
  /** Waits until the screen shows a text (or all lines of it); fails with the screen when it does not come. */
  sees(text: string | RegExp): Promise<string>;
  screen(): string;
  /** Everything ever written, as it was written. */
  written(): string;
  /** Cuts the line, as a closed window does. */
  hangUp(): void;
  readonly exit: Promise<number>;
}

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: string;
}

/** Runs the program at a terminal of its own: the real prompts, on a keyboard and a screen that stand in for the real ones. */
export function atTerminal(argv: readonly string[], cwd: string, options: TerminalOptions = {}): Person {
  const screen = new Screen(options.columns ?? 80, options.rows ?? 24);
  let written = '';
  let lastWrite = Date.now();
  const show = (text: string): void => {
    lastWrite = Date.now();
    written += text;
    screen.write(text);
  };
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const output = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        show(chunk.toString('utf8'));
        done();
      },
    }),
    // `_isStdio` is how Node marks what outlives those who write to it.
    { isTTY: true, _isStdio: true, columns: screen.columns, rows: screen.rows },
  );
  const streams: Streams = {
    out: show,
    err: show,
    readStdin: async () => new Uint8Array(),
    stdinIsTerminal: true,
    stdoutIsTerminal: true,
    stderrIsTerminal: true,
    columns: screen.columns,
    terminal: { input, output },
  };
  const environment = {
    env: { LANG: 'zh_CN.UTF-8', TERM: 'xterm-256color', CHENGNUO_NOW: options.now ?? NOW, ...options.env },
    cwd,
    userName: 'tester',
    command: 'chengnuo',
  };
  const exit = runProgram(argv, streams, environment, '0.0.0-test');
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  /** The program has come to rest: it draws nothing more until a key is pressed. */
  const settled = async (): Promise<void> => {
    do await pause(15);
    while (Date.now() - lastWrite < 30);
  };
  return {
    async press(...pressed) {
      for (const text of pressed) {
        await settled();
        input.write(text);
        // Esc is known as such only when nothing follows it for a while.
        if (text === keys.esc) await pause(150);
      }
      await settled();
    },
    async sees(text) {
      const shown = () =>
        typeof text === 'string' ? screen.text().includes(text) : text.test(screen.text());
      for (let waited = 0; !shown(); waited += 20) {
        if (waited > 20_000) throw new Error(`not on the screen: ${String(text)}\n${screen.text()}`);
        await pause(20);
      }
      await settled();
      return screen.text();
    },
    screen: () => screen.text(),
    written: () => written,
    hangUp: () => void input.end(),
    exit,
  };
}

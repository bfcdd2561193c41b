/** The outside world of one run, injected so that tests can stand in for a terminal. Only src/main.ts builds the real one. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readStdin: () => Promise<Uint8Array>;
  readonly stdinIsTerminal: boolean;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  readonly columns: number;
  /** Where questions are drawn and answered; absent where there is nobody to ask. */
  readonly terminal?: Terminal;
}

/** A keyboard and a screen; `columns` and `rows` follow the window. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
}

export interface Environment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly userName: string;
  /** How this program is called from here: `chengnuo` where it is installed, else `node bin/chengnuo.js`. */
  readonly command: string;
}

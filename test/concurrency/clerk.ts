import { runProgram } from '../../src/program.ts';

/**
 * A process that works command by command at its own desk: `clerk OFFICE`, a line of arguments (a JSON array) on standard input for
 * each act. It stands for many short processes: every command opens the office anew and closes it. For each act a line comes back.
 */
export interface Done {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const [dir = '', name = ''] = process.argv.slice(2);
process.stdout.write('ready\n');

let pending = '';
for await (const chunk of process.stdin) {
  pending += String(chunk);
  for (let end = pending.indexOf('\n'); end !== -1; end = pending.indexOf('\n')) {
    const argv = JSON.parse(pending.slice(0, end)) as string[];
    pending = pending.slice(end + 1);
    process.stdout.write(`${JSON.stringify(await act(argv))}\n`);
  }
}

async function act(argv: readonly string[]): Promise<Done> {
  let [out, err] = ['', ''];
  const code = await runProgram(
    [...argv, '--format', 'json'],
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      readStdin: async () => Buffer.alloc(0),
      stdinIsTerminal: false,
      stdoutIsTerminal: false,
      stderrIsTerminal: false,
      columns: 100,
    },
    {
      env: { LANG: 'zh_CN.UTF-8', CHENGNUO_NOW: '2026-09-16T09:30:00+08:00' },
      cwd: dir,
      userName: name,
      command: 'chengnuo',
    },
    '0.0.0-test',
  );
  return { code, out, err };
}

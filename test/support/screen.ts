import { widthOf } from '../../src/cli/width.ts';

/**
 * The screen of a terminal: takes what a program writes and says what a person sees. Knows the few controls that our output and
 * inquirer use; any other is an error, so that none is silently misread.
 */
export class Screen {
  readonly columns: number;
  readonly rows: number;
  #lines: string[][] = [];
  #x = 0;
  #y = 0;

  constructor(columns = 80, rows = 24) {
    this.columns = columns;
    this.rows = rows;
    this.#clear();
  }

  write(text: string): void {
    for (const [token] of text.matchAll(
      /\u001b\[[?\d;]*[A-Za-z]|\u001b.?|[\u0000-\u001f]|[^\u0000-\u001f\u001b]+/g,
    )) {
      if (token.startsWith('\u001b')) this.#control(token);
      else if (token === '\n') this.#newLine();
      else if (token === '\r') this.#x = 0;
      else if (token < ' ') throw new Error(`control character ${JSON.stringify(token)}`);
      else for (const { segment } of new Intl.Segmenter('zh').segment(token)) this.#put(segment);
    }
  }

  /** The lines as seen, without what is blank at their ends and below the last one. */
  text(): string {
    return this.#lines
      .map((line) => line.join('').trimEnd())
      .join('\n')
      .trimEnd();
  }

  #put(segment: string): void {
    const width = widthOf(segment);
    if (width === 0) return;
    if (this.#x + width > this.columns) this.#newLine(0);
    const line = this.#lines[this.#y] ?? [];
    // Half of a wide character that is written over is gone.
    if (line[this.#x] === '' && this.#x > 0) line[this.#x - 1] = ' ';
    line[this.#x] = segment;
    if (width === 2) line[this.#x + 1] = '';
    if (line[this.#x + width] === '') line[this.#x + width] = ' ';
    this.#x += width;
  }

  // A terminal's output turns a line feed into a new line at its start (onlcr).
  #newLine(x = 0): void {
    this.#x = x;
    if (this.#y < this.rows - 1) this.#y++;
    else this.#lines = [...this.#lines.slice(1), this.#blank()];
  }

  #control(token: string): void {
    const [, digits = '', final = ''] = /^\u001b\[\??([\d;]*)([A-Za-z])$/.exec(token) ?? [];
    const count = Number(digits === '' ? 1 : digits);
    const line = this.#lines[this.#y] ?? [];
    if (final === 'm' || final === 'l' || final === 'h') return;
    if (final === 'A') this.#y = Math.max(0, this.#y - count);
    else if (final === 'B') this.#y = Math.min(this.rows - 1, this.#y + count);
    else if (final === 'C') this.#x = Math.min(this.columns - 1, this.#x + count);
    else if (final === 'D') this.#x = Math.max(0, this.#x - count);
    else if (final === 'G') this.#x = count - 1;
    else if (final === 'H' && digits === '') [this.#x, this.#y] = [0, 0];
    else if (final === 'J' && digits === '2') this.#clear();
    else if (final === 'J' && digits === '') this.#eraseBelow();
    else if (final === 'K' && digits === '2') this.#lines[this.#y] = this.#blank();
    else if (final === 'K' && digits === '') line.fill(' ', this.#x);
    else throw new Error(`control sequence ${JSON.stringify(token)}`);
  }

  #blank = (): string[] => Array<string>(this.columns).fill(' ');

  #clear(): void {
    this.#lines = Array.from({ length: this.rows }, () => this.#blank());
  }

  #eraseBelow(): void {
    this.#lines[this.#y]?.fill(' ', this.#x);
    for (let y = this.#y + 1; y < this.rows; y++) this.#lines[y] = this.#blank();
  }
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../scripts/samples/random.ts';
import type { Office, Outcome } from '../support/office.ts';
import { sampleFile } from '../support/sample-office.ts';

/** One kind of input: the sound file, and the command that reads it. `place`: where the office itself looks for it. */
export interface Input {
  readonly name: string;
  readonly sound: Buffer;
  readonly place: string;
  readonly line: (file: string) => readonly string[];
}

/** Exit codes that a command may end with because of what it was handed (contract, section 2). */
export const mayEndWith: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 10];

/** Garbles a file as accidents and editors do: cuts, flips, swaps, doubled and lost pieces, foreign bytes. */
export function mutate(sound: Buffer, random: Random): Buffer {
  let bytes = Buffer.from(sound);
  const times = 1 + random.below(6);
  for (let i = 0; i < times && bytes.length > 1; i++) {
    const at = random.below(bytes.length);
    const length = 1 + random.below(Math.min(200, bytes.length - at));
    const piece = bytes.subarray(at, at + length);
    const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at + length)];
    switch (random.below(7)) {
      case 0:
        bytes = Buffer.from(head);
        break;
      case 1:
        bytes = Buffer.concat([head, tail]);
        break;
      case 2:
        bytes = Buffer.concat([head, piece, piece, tail]);
        break;
      case 3:
        bytes = Buffer.concat([head, Buffer.from(piece).reverse(), tail]);
        break;
      case 4:
        bytes = Buffer.concat([head, Buffer.from(piece.map(() => random.below(256))), tail]);
        break;
      case 5:
        bytes = Buffer.concat([head, Buffer.from(random.pick(strays)), tail]);
        break;
      default:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    }
  }
  return bytes;
}

/** What breaks readers of each of the formats. */
const strays = [
  '"',
  '\u0000',
  '\ufeff',
  ',,,,,,',
  '\r',
  '=1+1',
  '{{',
  '{% for %}',
  '&a *a',
  ': [',
  '\t',
  '<!ENTITY',
  '９',
  'PK\u0003\u0004',
];

/** The sound inputs of an office that has cases and letters. */
export async function makeInputs(office: Office): Promise<readonly Input[]> {
  const must = async (line: readonly string[]): Promise<Outcome> => {
    const done = await office.run(line);
    if (done.code !== 0) throw new Error(`${line.join(' ')}: ${done.err}`);
    return done;
  };
  await must(['case', 'import', sampleFile('cases.csv')]);
  const letters = await must(['letter', 'issue', '--pending', '--out', 'letters', '--format', 'json']);
  const [letter = ''] = (letters.json() as { files: string[] }).files;
  await must(['item', 'export', '--out', 'items.xlsx']);
  await must(['letter', 'template', 'copy', 'letters/licence.zh']);
  const template = office.path('templates/letters/licence.zh.md');
  mkdirSync(office.path('policy'));
  const policy = join(import.meta.dirname, '../../data/policy/gate.yaml');
  const read = (path: string): Buffer => readFileSync(path);
  return [
    {
      name: 'CSV',
      sound: read(sampleFile('items.csv')),
      place: 'list.csv',
      line: (file) => ['item', 'import', file, '--batch', 'mutant'],
    },
    {
      name: 'XLSX',
      sound: read(office.path('items.xlsx')),
      place: 'list.xlsx',
      line: (file) => ['item', 'import', file, '--batch', 'mutant'],
    },
    {
      name: 'configuration',
      sound: read(office.path('chengnuo.yaml')),
      place: 'chengnuo.yaml',
      line: () => ['case', 'due'],
    },
    {
      name: 'policy',
      sound: read(policy),
      place: 'policy/gate.yaml',
      line: () => ['credit', 'gate', '11010519491231002X'],
    },
    {
      name: 'template',
      sound: read(template),
      place: 'templates/letters/licence.zh.md',
      line: () => ['letter', 'template', 'check'],
    },
    {
      name: 'letter',
      sound: read(letter),
      place: 'letter.pdf',
      line: (file) => ['letter', 'verify', file],
    },
  ];
}

/** Runs a command on a garbled input, laid where it belongs, and puts back what was there. */
export async function runOn(office: Office, input: Input, bytes: Buffer): Promise<Outcome> {
  const path = office.path(input.place);
  writeFileSync(path, bytes);
  const done = await office.run([...input.line(input.place), '--no-input', '--lang', 'en']);
  writeFileSync(path, input.sound);
  return done;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docPages } from './docs/pages.ts';

/** Writes the generated pages of docs/; a test holds them equal to what the program is. */
export async function main(_args: readonly string[], root: string): Promise<number> {
  for (const [file, text] of await docPages()) writeFileSync(join(root, file), text);
  return 0;
}

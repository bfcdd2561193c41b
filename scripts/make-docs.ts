import { writeFileSync } from 'node:fs';
import { docPages } from './docs/pages.ts';

/** Writes the generated pages of docs/; a test holds them equal to what the program is. */
for (const [file, text] of await docPages()) writeFileSync(file, text);

import { readFileSync } from 'node:fs';

/** Published values, copied as they are; each file names its source. */
export function vectors(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./vectors/${name}.json`, import.meta.url), 'utf8'));
}

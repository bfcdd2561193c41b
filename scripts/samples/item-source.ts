import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const text = z.strictObject({
  name: z.string(),
  certificate: z.string().default(''),
  basis: z.string(),
  conditions: z.string(),
  standards: z.string(),
  proof: z.string(),
  /** Chinese lists separate by `；`, English ones by ` | `. */
  materials: z.string(),
});

const source = z.strictObject({
  /** `national`: the 31-character code is built from authority, level and basic code; else an office's own code. */
  code: z.string(),
  /** Key of the authority in authorities.yaml. */
  by: z.string(),
  track: z.enum(['certification', 'licence', 'material']),
  /** GB/T 39046-2020 table A.1. */
  kind: z.string().length(2),
  /** Department 2, main item 3, sub-item 3: the basic code without owner and kind. */
  base: z.string().length(8),
  mode: z.enum(['cancelled', 'commitment', 'data_query', 'dept_verify', 'ordinary']).default('commitment'),
  /** Who applies: natural persons, companies, companies and self-employed persons, social organizations. */
  who: z.enum(['person', 'company', 'firm', 'any-firm', 'organization']).default('person'),
  /** Ages of the applicants of the sample cases, from and to. */
  ages: z.tuple([z.number(), z.number()]).default([22, 60]),
  domain: z.tuple([z.string(), z.string()]).optional(),
  /** Statutory, previous, promised at the window, promised online. */
  limits: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  /** Number of materials before the reform; the number after it is counted from the list. */
  before: z.number(),
  visits: z.tuple([z.number(), z.number()]),
  /** `method, method; within; coverage`. */
  check: z.string(),
  rules: z.array(z.string()).default([]),
  classes: z.string().default(''),
  classes_en: z.string().default(''),
  publish: z.enum(['yes', 'no']).default('no'),
  agent: z.enum(['yes', 'no']).default('yes'),
  bundle: z.string().default(''),
  from: z.string().default('2026-01-01'),
  zh: text,
  en: text,
});

export type ItemSource = z.infer<typeof source>;
export type ItemText = z.infer<typeof text>;

/** All item sources, in the order of the files and of the entries. */
export function readItemSources(root: string): ItemSource[] {
  const folder = join(root, 'scripts', 'samples', 'items');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((name) => {
    const entries = parse(readFileSync(join(folder, name), 'utf8'));
    return z.array(source).parse(entries);
  });
}

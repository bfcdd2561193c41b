import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { withUsccCheck } from '../../src/identity/uscc.ts';

/** One of the fictional city's organs. */
export interface Authority {
  readonly key: string;
  readonly level: number;
  readonly region: string;
  /** Unified social credit code, both check characters computed. */
  readonly code: string;
  readonly domain: { readonly zh: string; readonly en: string };
  readonly name: { readonly zh: string; readonly en: string };
}

const row = z.tuple([
  z.string(),
  z.number(),
  z.string(),
  z.string().length(8),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
]);

export function readAuthorities(root: string): Authority[] {
  const text = readFileSync(join(root, 'scripts', 'samples', 'authorities.yaml'), 'utf8');
  return z
    .array(row)
    .parse(parse(text))
    .map(([key, level, region, organization, domainZh, domainEn, zh, en]) => ({
      key,
      level,
      region,
      code: withUsccCheck(`11${region}`, organization),
      domain: { zh: domainZh, en: domainEn },
      name: { zh, en },
    }));
}

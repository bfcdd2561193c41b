import { z } from 'zod';
import { appError } from '../i18n/catalogue.ts';
import type { ConfigFault } from '../i18n/zh/workspace.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { readYaml } from './read-yaml.ts';

/** `chengnuo.yaml`: unknown keys are errors, so that a misspelt one is never silently without effect. */
const configSchema = z.strictObject({
  office: z.strictObject({
    name: z.string().min(1).max(100),
    /** Unified social credit code of the office (GB 32100). */
    uscc: z.string().regex(/^[0-9A-HJ-NP-RT-UW-Y]{18}$/),
    /** GB/T 2260 code of the place of acceptance: the first six digits of a commitment code. */
    region: z.string().regex(/^\d{6}$/),
    phone: z.string().max(50).optional(),
    supervision_phone: z.string().max(50).optional(),
  }),
  /** Of what is said and printed; the locale's where it is not given. */
  lang: z.enum(['zh', 'en']).optional(),
  db: z
    .string()
    .regex(/^(sqlite:|postgres(ql)?:\/\/)/)
    .default('sqlite:chengnuo.db'),
  /** How long an act waits for others that write before it is refused. */
  db_wait_seconds: z.int().min(1).max(3_600).default(15),
  letters: z
    .strictObject({
      /** 机关代字 of letter numbers: 〈prefix〉〔2026〕12号. */
      prefix: z.string().min(1).max(20).default('承诺'),
      /** Range of the six-digit serial in the commitment code, so that offices of one region never collide. */
      serial_from: z.int().min(1).max(999_999).default(1),
      serial_to: z.int().min(1).max(999_999).default(999_999),
    })
    .prefault({}),
  /** What papers with a right of remedy name; lines to fill in where it is not given. */
  papers: z
    .strictObject({
      /** 行政复议机关, such as 常澄市人民政府. */
      reconsideration_body: z.string().max(100).optional(),
      /** 人民法院 without these words, such as 常澄市天宁区. */
      court: z.string().max(100).optional(),
    })
    .optional(),
  /** Font files of the office, by role; the free ones that come along stand in for what is not named. */
  fonts: z
    .strictObject({
      body: z.string().optional(),
      bold: z.string().optional(),
      heading: z.string().optional(),
      kai: z.string().optional(),
      title: z.string().optional(),
      number: z.string().optional(),
      rare: z.string().optional(),
    })
    .optional(),
});

export type OfficeConfig = z.output<typeof configSchema>;

/** Reads the text of `chengnuo.yaml`; the error names each key, or the line, that is wrong. */
export function parseConfig(text: string, file: string): Result<OfficeConfig, AppError> {
  const refuse = (faults: readonly ConfigFault[]) => err(appError('E_WORKSPACE_CONFIG', { file, faults }));
  const read = readYaml(text);
  if (!('content' in read)) return refuse([{ kind: read.repeated ? 'repeated' : 'syntax', line: read.line }]);
  const { content } = read;
  if (content === null || content === undefined) return refuse([{ kind: 'empty' }]);
  const parsed = configSchema.safeParse(content, { reportInput: true });
  if (parsed.success) return ok(parsed.data);
  return refuse(parsed.error.issues.flatMap(faultsOf));
}

function faultsOf(issue: z.core.$ZodIssue): ConfigFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ kind: 'unknown', key: [...issue.path, key].join('.') }));
  }
  const absent = issue.code === 'invalid_type' && issue.input === undefined;
  return [{ kind: absent ? 'missing' : 'value', key: issue.path.join('.') }];
}

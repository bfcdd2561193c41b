import { parseDocument } from 'yaml';
import { z } from 'zod';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';

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
  db: z
    .string()
    .regex(/^(sqlite:|postgres(ql)?:\/\/)/)
    .default('sqlite:chengnuo.db'),
  letters: z
    .strictObject({
      /** 机关代字 of letter numbers: 〈prefix〉〔2026〕12号. */
      prefix: z.string().min(1).max(20).default('承诺'),
      /** Range of the six-digit serial in the commitment code, so that offices of one region never collide. */
      serial_from: z.int().min(1).max(999_999).default(1),
      serial_to: z.int().min(1).max(999_999).default(999_999),
    })
    .prefault({}),
  /** Font files of the office, by role; the free ones that come along stand in for what is not named. */
  fonts: z
    .strictObject({
      body: z.string().optional(),
      bold: z.string().optional(),
      heading: z.string().optional(),
      kai: z.string().optional(),
      title: z.string().optional(),
    })
    .optional(),
});

export type OfficeConfig = z.output<typeof configSchema>;

/** Reads the text of `chengnuo.yaml`; the error names the key or the line that is wrong. */
export function parseConfig(text: string, file: string): Result<OfficeConfig, AppError> {
  const document = parseDocument(text, { prettyErrors: false });
  const first = document.errors[0];
  if (first) {
    const line = text.slice(0, first.pos[0]).split('\n').length;
    return err(appError('E_WORKSPACE_CONFIG', { file, detail: `line ${line}: ${first.code}` }));
  }
  const parsed = configSchema.safeParse(document.toJS({ maxAliasCount: 10 }));
  if (parsed.success) return ok(parsed.data);
  const detail = parsed.error.issues
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? `${[...issue.path, ''].join('.')}${issue.keys.join(', ')} (?)`
        : `${issue.path.join('.')}: ${issue.code}`,
    )
    .join('; ');
  return err(appError('E_WORKSPACE_CONFIG', { file, detail }));
}

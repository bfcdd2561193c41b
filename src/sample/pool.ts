import { z } from 'zod';
import type { PoolInspector } from './assign-rules.ts';

const poolSchema = z.array(
  z.strictObject({
    inspectorNo: z.string(),
    authority: z.string(),
    domains: z.array(z.string()),
    regions: z.array(z.string()),
    role: z.enum(['leader', 'member', 'expert']),
    validUntil: z.string().nullable(),
    recuse: z.array(z.string()),
  }),
);

/** The pool that was frozen with a plan. */
export const parsePool = (json: string): PoolInspector[] => poolSchema.parse(JSON.parse(json));

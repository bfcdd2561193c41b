import { type Limit, limitInWords } from '../../kernel/limit.ts';

/** A limit as a paper says it: `15 working days`, `half an hour`. */
export function limitOnPaper(limit: Limit): string {
  // Only working days and hours may have a fraction.
  if (limit.amount === 0.5) return limit.unit === 'h' ? 'half an hour' : 'half a working day';
  return limitInWords(limit, 'en');
}

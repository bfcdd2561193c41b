import { appError } from '../../i18n/catalogue.ts';
import { parseRate, type Rate } from '../rate.ts';

/** A share above 0 % and at most 100 %. Throws E_SAMPLE_RATE. */
export function positiveRate(flag: string, text: string): Rate {
  const rate = parseRate(text);
  if (rate === null || rate.numerator <= 0n) throw appError('E_SAMPLE_RATE', { flag, value: text });
  return rate;
}

/** A share above 0 % and below 100 %, such as a confidence. Throws E_SAMPLE_SHARE. */
export function openShare(flag: string, text: string): Rate {
  const rate = parseRate(text);
  if (rate === null || rate.numerator <= 0n || rate.numerator >= rate.denominator)
    throw appError('E_SAMPLE_SHARE', { flag, value: text });
  return rate;
}

import { appError } from '../../i18n/catalogue.ts';
import { readBounded } from '../../workspace/read-bounded.ts';
import { fileError } from '../../workspace/safe-file.ts';
import { parseRate, type Rate } from '../rate.ts';

/** Lines `stratum,share` (`--prior`). E_SAMPLE_RATE names the line that is none. */
export const readShares = (flag: string, path: string): Promise<Map<string, Rate>> =>
  readPairs(flag, path, parseRate);

/** Lines `stratum,units` (`--strata` of `sample size`). E_SAMPLE_RATE names the line that is none. */
export const readCounts = (flag: string, path: string): Promise<Map<string, number>> =>
  readPairs(flag, path, (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null));

/** A head line is skipped where its second cell is no value; a stratum that comes twice is refused. */
async function readPairs<T>(
  flag: string,
  path: string,
  parse: (text: string) => T | null,
): Promise<Map<string, T>> {
  let text: string;
  try {
    text = (await readBounded(path)).toString('utf8');
  } catch (error) {
    throw fileError(error, path);
  }
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const pairs = new Map<string, T>();
  for (const [index, line] of lines.entries()) {
    const at = line.lastIndexOf(',');
    const stratum = line.slice(0, Math.max(at, 0)).trim().normalize('NFC');
    const value = parse(line.slice(at + 1).trim());
    if (value === null && index === 0) continue;
    if (stratum === '' || value === null || pairs.has(stratum))
      throw appError('E_SAMPLE_RATE', { flag, value: line });
    pairs.set(stratum, value);
  }
  if (pairs.size === 0) throw appError('E_SAMPLE_RATE', { flag, value: '' });
  return pairs;
}

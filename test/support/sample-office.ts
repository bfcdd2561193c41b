import { join } from 'node:path';
import { makeOffice, type Office } from './office.ts';

/** A file of `data/samples`. */
export const sampleFile = (name: string): string => join(import.meta.dirname, '../../data/samples', name);

/** An office with the sample list published, its inspectors and its 320 cases. */
export async function makeSampleOffice(): Promise<Office> {
  const office = await makeOffice();
  for (const line of [
    ['item', 'import', sampleFile('items.csv'), '--batch', '第一批'],
    ['item', 'publish', '第一批'],
    ['inspector', 'import', sampleFile('inspectors.csv')],
    ['case', 'import', sampleFile('cases.csv')],
  ]) {
    const done = await office.run(line);
    if (done.code !== 0) throw new Error(`${line.join(' ')}: ${done.err}`);
  }
  return office;
}

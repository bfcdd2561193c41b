import { describe, expect, test } from 'vitest';
import { languages } from '../../src/i18n/catalogue.ts';
import { packagePath } from '../../src/workspace/package-root.ts';
import { makeOffice } from '../support/office.ts';

const sample = (name: string): string => packagePath('data', 'samples', name);

describe('the sample lists', () => {
  test('52 items of 31 authorities go in without a problem', async () => {
    const office = await makeOffice();
    const result = await office.run([
      'item',
      'import',
      sample('items.csv'),
      '--batch',
      '第一批',
      '--format',
      'json',
    ]);
    expect(result.json()).toMatchObject({ read: 52, added: 52, rejected: 0, written: true });
    const groups = (await office.run('item list --by authority --format json')).json() as {
      groups: object[];
    };
    expect(groups.groups).toHaveLength(31);
  });

  test.each(languages)('exported in %s and imported again, nothing has changed', async (lang) => {
    const office = await makeOffice();
    await office.run(['item', 'import', sample('items.csv'), '--batch', '第一批']);
    await office.run('item publish 第一批');
    expect((await office.run(`item export --out out.csv --lang ${lang}`)).code).toBe(0);
    const again = await office.run('item import out.csv --batch 第二批 --format json');
    expect(again.json()).toMatchObject({ read: 52, unchanged: 52, written: false, problems: [] });
  });

  test('the list with typical mistakes: all of them at once, nothing written', async () => {
    const office = await makeOffice();
    const result = await office.run([
      ...['item', 'import', sample('items-mistakes.csv')],
      ...['--batch', '第一批', '--format', 'json'],
    ]);
    const summary = result.json() as Record<
      'read' | 'added' | 'updated' | 'unchanged' | 'rejected',
      number
    > & {
      problems: { code: string }[];
      written: boolean;
    };
    expect(result.code).toBe(3);
    expect(summary.written).toBe(false);
    expect(summary.rejected).toBeGreaterThan(5);
    expect(summary.read).toBe(summary.added + summary.updated + summary.unchanged + summary.rejected);
    expect(new Set(summary.problems.map(({ code }) => code)).size).toBeGreaterThan(3);
  });
});

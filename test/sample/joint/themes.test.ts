import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EDU, makeCampusOffice, must, SEED, THEMES } from './support.ts';

test('a theme is imported, planned for every department, drawn and joined', async () => {
  const office = await makeCampusOffice();
  expect(await must(office, 'sample theme import themes.csv')).toMatchObject({
    read: 3,
    added: 3,
    written: true,
  });
  expect(await must(office, 'sample theme import themes.csv')).toMatchObject({
    unchanged: 3,
    written: false,
  });
  expect(await must(office, 'sample theme show ZT-01')).toMatchObject({
    theme_name: '校园安全',
    parts: [{ authority: '常澄市教育局' }, { matter: '校园食品安全' }, { item_code: 'CG-1' }],
  });
  const dry = await must(office, 'sample theme plan ZT-01 --name 秋季 --rate 100% --dry-run');
  expect(dry).toMatchObject({
    dry_run: true,
    plans: [{ population: 6 }, { population: 4 }, { population: 2 }],
  });
  await must(office, 'sample theme plan ZT-01 --name 秋季 --rate 100% --visit-day 2026-09-21');
  for (const n of [1, 2, 3]) {
    await must(office, `sample draw 秋季-${n} --seed ${SEED}`);
    await must(office, `sample assign 秋季-${n}`);
  }
  expect(await must(office, 'sample join --theme ZT-01 --name 秋季校园')).toMatchObject({
    plans: ['秋季-1', '秋季-2', '秋季-3'],
    ...{ lead: EDU, planned: 12, made: 6, saved: 6 },
  });
  expect((await office.run('ledger verify')).code).toBe(0);
});

test('a part without cases is passed over; a theme without any is refused and leaves no plan', async () => {
  const office = await makeCampusOffice();
  await must(office, 'sample theme import themes.csv');
  const empty = await office.run(
    'sample theme plan ZT-01 --name N --rate 5% --from 2020-01-01 --to 2020-12-31',
  );
  expect([empty.code, empty.err]).toEqual([1, expect.stringContaining('E_THEME_EMPTY')]);
  writeFileSync(office.path('domain.csv'), THEMES.replace('教育,,常澄市教育局', '体育,,常澄市教育局'));
  await must(office, 'sample theme import domain.csv');
  expect(await must(office, 'sample theme plan ZT-01 --name N --rate 5%')).toMatchObject({
    plans: [{ plan: 'N-1' }, { plan: 'N-2' }],
    empty: [{ authority: '常澄市教育局', matters: ['办学主体责任'] }],
  });
  expect((await office.run('sample theme plan NONE --name N --rate 5%')).code).toBe(6);
});

test('an authority or item on no list and a second name for a code are problems of their rows, all at once', async () => {
  const office = await makeCampusOffice();
  writeFileSync(
    office.path('bad.csv'),
    `${THEMES}ZT-01,别的名称,常澄市教育局,师资,,,,\nZT-02,另一主题,不存在的局,内容,,,NO-ITEM,\n`,
  );
  const { code, json } = await office.run('sample theme import bad.csv --format json');
  expect(code).toBe(3);
  expect(json()).toMatchObject({ added: 3, rejected: 2, written: false });
  const { problems } = json() as { problems: { line: number; column: string }[] };
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [5, 'theme_name'],
    [6, 'authority'],
    [6, 'item_code'],
  ]);
});

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../support/read-pdf.ts';
import { makeSampleOffice } from '../support/sample-office.ts';

const SEED = '27182818284590452353602874713527';
const plan =
  'sample plan --name P --from 2026-06-01 --to 2026-08-31 --strata region --rate 10% --format json';

interface Drawn {
  drawn: { unit: string; stratum: string; ticket: string }[];
  minutes: string | null;
}

describe('the minutes of a draw', () => {
  test('say what was fixed before, the seed as it was announced, and every unit drawn', async () => {
    const office = await makeSampleOffice();
    const planned = (await office.run(plan)).json() as { population: number; population_sha256: string };
    const draw = await office.run([
      ...['sample', 'draw', 'P', '--seed', SEED, '--place', '常澄市政务服务大厅'],
      ...['--witnesses', '张三、李四', '--minutes', 'minutes.pdf', '--format', 'json'],
    ]);
    expect(draw.err).toBe('');
    const drawn = draw.json() as Drawn;
    expect(drawn.minutes).toBe(office.path('minutes.pdf'));
    const pdf = readPdf(readFileSync(office.path('minutes.pdf')));
    const text = pdf.text.replace(/\s/g, '');
    for (const part of [
      '双随机抽查抽取记录',
      '常澄市行政审批局',
      '常澄市政务服务大厅',
      '张三、李四',
      `共${planned.population}个对象`,
      planned.population_sha256,
      'chengnuo/11320400014109816C',
      SEED,
      '2026年9月16日09:30',
    ])
      expect(text).toContain(part);
    for (const { unit, ticket } of drawn.drawn) {
      expect(text).toContain(unit);
      expect(text).toContain(ticket.slice(0, 18));
    }
    expect(pdf.pages.at(-1)?.text).toContain('见证人（签字）');
  });

  test('a draw that cannot be minuted is not made, and can be made afterwards', async () => {
    const office = await makeSampleOffice();
    await office.run(plan);
    const refused = await office.run([
      ...['sample', 'draw', 'P', '--seed', SEED, '--witnesses', '王𪘀', '--minutes', 'm.pdf'],
    ]);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('E_PAPER_GLYPH')]);
    expect(existsSync(office.path('m.pdf'))).toBe(false);
    const draw = await office.run(`sample draw P --seed ${SEED} --format json`);
    expect([draw.code, (draw.json() as Drawn).minutes]).toEqual([0, null]);
  });

  test('in English', async () => {
    const office = await makeSampleOffice();
    await office.run(plan.replace('region', 'none'));
    await office.run(`sample draw P --seed ${SEED} --minutes m.pdf --lang en`);
    const text = readPdf(readFileSync(office.path('m.pdf'))).text;
    expect(text).toContain('Minutes of a random draw');
    expect(text).toContain('16 September 2026 09:30');
  });
});

import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { clopperPearson, wilson } from '../../src/sample/interval.ts';
import { parseRate, type Rate } from '../../src/sample/rate.ts';
import { sampleSize } from '../../src/sample/size-rules.ts';

const script = new URL('./sample_values.py', import.meta.url).pathname;
const python = spawnSync('python3', ['--version']).status === 0;

const pair = z.tuple([z.number(), z.number()]);
const values = z.object({
  intervals: z.array(
    z.object({ untrue: z.int(), checked: z.int(), confidence: z.number(), exact: pair, wilson: pair }),
  ),
  sizes: z.array(
    z.object({ population: z.int(), untrue: z.int(), allowed: z.int(), at95: z.int(), at99: z.int() }),
  ),
});

const rate = (text: string): Rate => {
  const read = parseRate(text);
  if (!read) throw new Error(text);
  return read;
};

describe.skipIf(!python)('beside values worked out in another language without floating point', () => {
  const { stdout } = spawnSync('python3', [script], { encoding: 'utf8' });
  const { intervals, sizes } = values.parse(python ? JSON.parse(stdout) : { intervals: [], sizes: [] });

  test('intervals: exact and score, at 95 % and 99 %', () => {
    expect(intervals.length).toBeGreaterThan(10);
    for (const { untrue, checked, confidence, ...known } of intervals) {
      const exact = clopperPearson(untrue, checked, confidence);
      const score = wilson(untrue, checked, confidence);
      for (const [found, value] of [
        [exact.low, known.exact[0]],
        [exact.high, known.exact[1]],
        [score.low, known.wilson[0]],
        [score.high, known.wilson[1]],
      ] as const)
        expect(found, `${untrue} of ${checked}`).toBeCloseTo(value, 10);
    }
  });

  test('sizes: the smallest that finds an untrue promise, or bounds their number', () => {
    expect(sizes.length).toBeGreaterThan(5);
    for (const { population, untrue, allowed, at95, at99 } of sizes) {
      const aim =
        allowed === 0
          ? ({ kind: 'find', untrue } as const)
          : ({ kind: 'at-most', share: rate(`${(untrue - 1) / population}`), allowed } as const);
      const found = ['95%', '99%'].map((confidence) => sampleSize(population, aim, rate(confidence))?.size);
      expect(found, `${population}, ${untrue}, ${allowed}`).toEqual([at95, at99]);
    }
  });
});

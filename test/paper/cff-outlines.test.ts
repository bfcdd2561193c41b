import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { openFonts } from '../../src/paper/fonts.ts';

type Point = readonly [number, number];
type Fontkit = {
  openSync: (file: string) => {
    getGlyph: (id: number) => { path: { commands: { command: string; args: number[] }[] } };
  };
};

const codeOf = (char: string): number => char.codePointAt(0) ?? 0;
const face = openFonts().faceOf('body', codeOf('𠀡'));
if (!face) throw new Error('no face has Ext B');
const { openSync } = createRequire(import.meta.url)('fontkit') as Fontkit;
const original = openSync(face.file);

const STEPS = 24;
const along = (draw: (t: number) => Point): Point[] =>
  Array.from({ length: STEPS }, (_, i) => draw((i + 1) / STEPS));

/** The contours of the CFF glyph itself as fine polygons. */
function cubicPolygons(glyph: number): Point[][] {
  const polygons: Point[][] = [];
  for (const { command, args } of original.getGlyph(glyph).path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (command === 'moveTo') polygons.push([]);
    const polygon = polygons.at(-1) ?? [];
    const [x, y] = polygon.at(-1) ?? [0, 0];
    const on = (t: number, p0: number, p1: number, p2: number, p3: number): number =>
      (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t ** 2 * p2 + t ** 3 * p3;
    if (command === 'bezierCurveTo') polygon.push(...along((t) => [on(t, x, a, c, e), on(t, y, b, d, f)]));
    else if (command !== 'closePath') polygon.push([a, b]);
  }
  return polygons;
}

/** The contours of a glyf entry of 16-bit steps as fine polygons; between two control points the curve passes their middle. */
function quadraticPolygons(outline: Buffer): Point[][] {
  const count = outline.readInt16BE(0);
  const ends = Array.from({ length: count }, (_, i) => outline.readUInt16BE(10 + i * 2));
  const total = (ends.at(-1) ?? -1) + 1;
  const flagsAt = 12 + count * 2;
  let x = 0;
  let y = 0;
  const points = Array.from({ length: total }, (_, i) => {
    x += outline.readInt16BE(flagsAt + total + i * 2);
    y += outline.readInt16BE(flagsAt + total * 3 + i * 2);
    return { x, y, on: outline[flagsAt + i] === 1 };
  });
  return ends.map((end, n) => {
    const own = points.slice(n === 0 ? 0 : (ends[n - 1] ?? 0) + 1, end + 1);
    const first = own.findIndex((point) => point.on);
    const ring = [...own.slice(first), ...own.slice(0, first + 1)];
    const polygon: Point[] = [];
    for (const [i, point] of ring.entries()) {
      const before = ring[i - 1];
      const [fromX, fromY] = polygon.at(-1) ?? [0, 0];
      if (!point.on) continue;
      if (!before || before.on) polygon.push([point.x, point.y]);
      else {
        const on = (t: number, p0: number, p1: number, p2: number): number =>
          (1 - t) ** 2 * p0 + 2 * (1 - t) * t * p1 + t ** 2 * p2;
        polygon.push(...along((t) => [on(t, fromX, before.x, point.x), on(t, fromY, before.y, point.y)]));
      }
    }
    return polygon;
  });
}

const area = (polygon: readonly Point[]): number =>
  polygon.reduce((sum, [x, y], i) => {
    const [x2, y2] = polygon[(i + 1) % polygon.length] ?? [0, 0];
    return sum + (x * y2 - x2 * y) / 2;
  }, 0);

function box(polygon: readonly Point[]): number[] {
  const xs = polygon.map(([x]) => x);
  const ys = polygon.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

describe('the outlines of a CFF font, made into TrueType ones', () => {
  it.each([...'一𠀡承〇永𠃮g8&'])('enclose what the font’s own curves enclose: %s', (char) => {
    const glyph = face.glyphOf(codeOf(char));
    const outline = face.outlineOf(glyph);
    const wanted = cubicPolygons(glyph);
    const made = quadraticPolygons(outline);
    expect(made).toHaveLength(wanted.length);
    for (const [i, polygon] of wanted.entries()) {
      const own = made[i] ?? [];
      // Turned round: TrueType has the black at the right hand.
      const difference = Math.abs(area(own) + area(polygon));
      const edge = polygon.reduce((sum, [x, y], k) => {
        const [x2, y2] = polygon[(k + 1) % polygon.length] ?? [0, 0];
        return sum + Math.hypot(x2 - x, y2 - y);
      }, 0);
      expect(difference / edge, 'mean distance of the edges').toBeLessThan(0.5);
      for (const [side, value] of box(polygon).entries())
        expect(Math.abs((box(own)[side] ?? 0) - value)).toBeLessThanOrEqual(1);
    }
    const all = box(made.flat());
    for (const [side, value] of all.entries())
      expect(Math.abs(outline.readInt16BE(2 + side * 2) - value)).toBeLessThan(12);
  });

  it('are empty for a blank glyph', () => {
    expect(face.outlineOf(face.glyphOf(0x3000))).toHaveLength(0);
  });
});

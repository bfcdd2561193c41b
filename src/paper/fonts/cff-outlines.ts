import { createRequire } from 'node:module';

type Path = { commands: readonly { command: string; args: readonly number[] }[] };
type Fontkit = { create: (bytes: Buffer) => { getGlyph: (id: number) => { path: Path } } };

type Point = { readonly x: number; readonly y: number; readonly onCurve: boolean };

/** Half a thousandth of an em at most, far below what a printer can show. */
const TOLERANCE = 0.0005;

/**
 * The outlines of a CFF font as those of a TrueType font, so that subsets and PDF files know one kind only: cubic curves become
 * quadratic ones within a tolerance. fontkit runs the charstrings; `unitsPerEm` is the font's own.
 */
export function cffOutlines(bytes: Buffer, unitsPerEm: number): (glyph: number) => Buffer {
  const { create } = createRequire(import.meta.url)('fontkit') as Fontkit;
  const font = create(bytes);
  return (glyph) => simpleOutline(contoursOf(font.getGlyph(glyph).path, unitsPerEm * TOLERANCE));
}

function contoursOf(path: Path, tolerance: number): Point[][] {
  const contours: Point[][] = [];
  let contour: Point[] = [];
  const add = (x: number, y: number, onCurve: boolean): void => {
    contour.push({ x: Math.round(x), y: Math.round(y), onCurve });
  };
  let at: readonly [number, number] = [0, 0];
  for (const { command, args } of path.commands) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = args;
    if (command === 'moveTo') {
      contour = [];
      contours.push(contour);
      add(x1, y1, true);
      at = [x1, y1];
    } else if (command === 'lineTo') {
      add(x1, y1, true);
      at = [x1, y1];
    } else if (command === 'bezierCurveTo') {
      quadratics([...at, x1, y1, x2, y2, x3, y3], tolerance, add);
      at = [x3, y3];
    }
  }
  return contours.map(closed).filter((points) => points.length > 2);
}

type Cubic = readonly [number, number, number, number, number, number, number, number];

/** Pieces of equal parameter length, each as one quadratic curve: the error falls with the third power of their number. */
function quadratics(
  [x0, y0, x1, y1, x2, y2, x3, y3]: Cubic,
  tolerance: number,
  add: (x: number, y: number, onCurve: boolean) => void,
): void {
  const bend = Math.hypot(x3 - 3 * x2 + 3 * x1 - x0, y3 - 3 * y2 + 3 * y1 - y0);
  const pieces = Math.max(1, Math.ceil(Math.cbrt((Math.sqrt(3) / 36) * (bend / tolerance))));
  const point = (t: number, a: number, b: number, c: number, d: number): number =>
    (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
  const slope = (t: number, a: number, b: number, c: number, d: number): number =>
    3 * ((1 - t) ** 2 * (b - a) + 2 * (1 - t) * t * (c - b) + t ** 2 * (d - c));
  const step = 1 / pieces;
  for (let i = 0; i < pieces; i++) {
    const from = i * step;
    const to = from + step;
    const control = (a: number, b: number, c: number, d: number): number =>
      (point(from, a, b, c, d) + point(to, a, b, c, d)) / 2 +
      ((slope(from, a, b, c, d) - slope(to, a, b, c, d)) * step) / 4;
    add(control(x0, x1, x2, x3), control(y0, y1, y2, y3), false);
    add(point(to, x0, x1, x2, x3), point(to, y0, y1, y2, y3), true);
  }
}

/** Without a last point that repeats the first, and turned round: what is black lies to the right of a TrueType contour. */
function closed(points: Point[]): Point[] {
  const [first] = points;
  const last = points.at(-1);
  if (points.length > 1 && first && last?.onCurve && first.x === last.x && first.y === last.y) points.pop();
  return points.reverse();
}

/** A glyf entry (OpenType, glyf table): contours of points with 16-bit steps; empty for a blank glyph. */
function simpleOutline(contours: readonly (readonly Point[])[]): Buffer {
  const points = contours.flat();
  if (points.length === 0) return Buffer.alloc(0);
  const head = Buffer.alloc(10 + contours.length * 2 + 2);
  head.writeInt16BE(contours.length, 0);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  for (const [i, value] of [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].entries())
    head.writeInt16BE(value, 2 + i * 2);
  let end = -1;
  for (const [i, contour] of contours.entries()) {
    end += contour.length;
    head.writeUInt16BE(end, 10 + i * 2);
  }
  const steps = (values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 2);
    for (const [i, value] of values.entries()) bytes.writeInt16BE(value - (values[i - 1] ?? 0), i * 2);
    return bytes;
  };
  return Buffer.concat([
    head,
    Buffer.from(points.map(({ onCurve }) => (onCurve ? 1 : 0))),
    steps(xs),
    steps(ys),
  ]);
}

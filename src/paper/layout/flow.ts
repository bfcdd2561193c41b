import type { Line } from './break-lines.ts';

/** Something to draw; positions in points from the upper left corner of its strip, later of the page. */
export type Draw =
  /** `y` is the baseline. */
  | { readonly type: 'line'; readonly x: number; readonly y: number; readonly line: Line }
  | {
      readonly type: 'rule';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly weight: number;
    }
  | {
      readonly type: 'picture';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly svg: string;
    };

/** A horizontal piece of the text area that is never split. */
export type Strip = {
  readonly height: number;
  readonly draws: readonly Draw[];
  /** Stays on the page of the next strip (a heading, the lines before a signature). */
  readonly keepNext?: boolean;
  /** White space: vanishes at the top of a page. */
  readonly blank?: boolean;
  /** A new page begins before it. */
  readonly breakBefore?: boolean;
  /** Drawn again when the table goes on on another page. */
  readonly head?: readonly Strip[];
  /** A row that goes on: if a page ends before this strip, both sides of the break are closed with a rule of this width. */
  readonly closeAt?: number;
};

export type PageDraws = readonly Draw[];

/** Distributes strips over pages of a height; returns what each page draws, positions relative to the text area. */
export function paginate(strips: readonly Strip[], height: number): PageDraws[] {
  const pages: Draw[][] = [];
  let page: Draw[] = [];
  let y = 0;
  let filled = false;
  const place = (strip: Strip): void => {
    for (const draw of strip.draws) page.push(moved(draw, 0, y));
    y += strip.height;
  };
  const turn = (next: Strip): void => {
    if (next.closeAt !== undefined) page.push(ruleAcross(next.closeAt, y));
    pages.push(page);
    page = [];
    y = 0;
    filled = false;
    for (const head of next.head ?? []) place(head);
    if (next.closeAt !== undefined) page.push(ruleAcross(next.closeAt, y));
  };
  for (let i = 0; i < strips.length; ) {
    const group = groupFrom(strips, i, height);
    const first = group[0];
    if (!first) break;
    i += group.length;
    const needed = group.reduce((sum, strip) => sum + strip.height, 0);
    if (filled && (first.breakBefore || y + needed > height + 0.5)) turn(first);
    for (const strip of group) {
      if (strip.blank && !filled) continue;
      place(strip);
      filled = true;
    }
  }
  if (page.length > 0 || pages.length === 0) pages.push(page);
  return pages;
}

/** A strip with those it must stay together with; a group taller than a page is given up as one strip at a time. */
function groupFrom(strips: readonly Strip[], start: number, height: number): Strip[] {
  const group: Strip[] = [];
  let sum = 0;
  for (let i = start; i < strips.length; i++) {
    const strip = strips[i];
    if (!strip) break;
    sum += strip.height;
    if (sum > height + 0.5 && group.length > 0) return group.slice(0, 1);
    group.push(strip);
    if (!strip.keepNext) break;
  }
  return group;
}

const ruleAcross = (width: number, y: number): Draw => ({
  type: 'rule',
  x1: 0,
  y1: y,
  x2: width,
  y2: y,
  weight: 0.6,
});

export function moved(draw: Draw, dx: number, dy: number): Draw {
  if (draw.type === 'rule')
    return { ...draw, x1: draw.x1 + dx, x2: draw.x2 + dx, y1: draw.y1 + dy, y2: draw.y2 + dy };
  return { ...draw, x: draw.x + dx, y: draw.y + dy };
}

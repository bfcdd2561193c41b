import type { Role } from '../fonts.ts';

/** Millimetres to points. */
export const mm = (value: number): number => (value * 72) / 25.4;

/**
 * The text area of GB/T 9704-2012, 5.2: A4, top 37 mm, left (binding) 28 mm, area 156 × 225 mm. All lengths in points.
 */
export const area = {
  left: mm(28),
  top: mm(37),
  width: mm(156),
  height: mm(225),
} as const;

/** Where the baseline stands in a line of a pitch: the em box centred, its foot at 12 % (the fonts' ideographic box). */
export const baseline = (size: number, pitch: number): number => (pitch - size) / 2 + size * 0.88;

export type Theme = {
  /** Chinese papers: characters on a grid, lines justified, first lines indented by two characters. */
  readonly chinese: boolean;
  /** Type size and distance from line to line, in points. */
  readonly body: { readonly size: number; readonly pitch: number };
  /** Added to every full-width character so that a whole number of them fills the line. */
  readonly tracking: number;
  readonly title: { readonly size: number; readonly pitch: number };
  readonly headingSizes: readonly [number, number, number];
  readonly table: { readonly size: number; readonly pitch: number; readonly padding: number };
  readonly note: { readonly size: number; readonly pitch: number };
  readonly pageNumberSize: number;
  readonly footerSize: number;
  /** White space between paragraphs and before headings: none in Chinese papers, which keep the line grid. */
  readonly paragraphGap: number;
  readonly headingGap: number;
  /** White space between a heading and its text, and between the entries of a list. */
  readonly headingGapAfter: number;
  readonly listGap: number;
};

/** Level 1 in 黑体, level 2 in 楷体, level 3 in 仿宋 like the body (GB/T 9704-2012, 7.3.3). English ones are bold below level 1. */
export function headingRole(level: 1 | 2 | 3, chinese: boolean): Role {
  if (level === 1) return 'heading';
  if (!chinese) return 'bold';
  return level === 2 ? 'kai' : 'body';
}

export type LayoutMode = 'standard' | 'compact';

/** So many lines a page and characters a line that the first and the last one touch the margins. */
const grid = (size: number, chars: number, lines: number) => ({
  body: { size, pitch: area.height / lines },
  tracking: (area.width - chars * size) / (chars - 1),
});

/** 3号 (16 pt), 22 lines of 28 characters (GB/T 9704-2012, 5.2.3). */
const chineseStandard: Theme = {
  chinese: true,
  ...grid(16, 28, 22),
  title: { size: 22, pitch: 33 },
  headingSizes: [16, 16, 16],
  table: { size: 12, pitch: 18, padding: 4.5 },
  note: { size: 12, pitch: 19 },
  pageNumberSize: 14,
  footerSize: 8,
  paragraphGap: 0,
  headingGap: 0,
  headingGapAfter: 0,
  listGap: 0,
};

/** 小四号 (12 pt), 32 lines of 37 characters: two pages where the standard needs four. */
const chineseCompact: Theme = {
  ...chineseStandard,
  ...grid(12, 37, 32),
  title: { size: 20, pitch: 29 },
  headingSizes: [12.5, 12, 12],
  table: { size: 10.5, pitch: 15.5, padding: 3.5 },
  note: { size: 10.5, pitch: 16 },
};

const english = (size: number, pitch: number): Theme => ({
  chinese: false,
  body: { size, pitch },
  tracking: 0,
  title: { size: size + 6, pitch: (size + 6) * 1.35 },
  headingSizes: [size + 1, size, size],
  table: { size: size - 1, pitch: pitch - 2.5, padding: 3.5 },
  note: { size: size - 1.5, pitch: pitch - 2.5 },
  pageNumberSize: 12,
  footerSize: 8,
  paragraphGap: pitch * 0.35,
  headingGap: pitch * 0.5,
  headingGapAfter: pitch * 0.25,
  listGap: pitch * 0.12,
});

export function themeOf(lang: 'zh' | 'en', mode: LayoutMode): Theme {
  if (lang === 'zh') return mode === 'standard' ? chineseStandard : chineseCompact;
  return mode === 'standard' ? english(11.5, 17) : english(10, 14.5);
}

import type { FontPart } from '../fonts/font-part.ts';
import type { TrueType } from '../fonts/true-type.ts';
import type { Line } from '../layout/break-lines.ts';

/** Prepared characters by face. */
export type FontLayer = ReadonlyMap<TrueType, FontPart>;

/** A line as PDF operators without its place: the prepared parts it needs, and the names of the document's own ones. */
export type EncodedLine = {
  readonly operators: string;
  readonly parts: readonly FontPart[];
  readonly own: readonly string[];
};

/** What papers have in common and is therefore made once: characters, encoded lines, compressed contents of pages. */
export type Common = {
  /** Searched in this order; a character that no layer has goes into the paper's own part. */
  readonly layers: readonly FontLayer[];
  /** Whether a line holds text of one paper alone. */
  readonly isOwn: (line: Line) => boolean;
  readonly lines: WeakMap<Line, EncodedLine>;
  /** Compressed operators by the operators. */
  readonly contents: Map<string, Uint8Array>;
};

/** A document that shares nothing with another. */
export const nothingCommon = (): Common => ({
  layers: [],
  isOwn: () => true,
  lines: new WeakMap(),
  contents: new Map(),
});

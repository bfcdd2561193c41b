import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { visible } from '../kernel/text.ts';
import { openTrueType, type TrueType } from './fonts/true-type.ts';

/**
 * What a text is set in (GB/T 9704-2012): body 仿宋, bold, heading 黑体, kai 楷体, title 小标宋. The free faces that come
 * along stand in where an office names no file of its own.
 */
export type Role = 'body' | 'bold' | 'heading' | 'kai' | 'title';

/** Font files of the office by role: absolute paths of .ttf or .ttc files. */
export type FontFiles = { readonly [R in Role]?: string | undefined };

export type FontSet = {
  /** The face that prints a character in a role: the role's own, else a fallback; undefined when none has it. */
  readonly faceOf: (role: Role, codePoint: number) => TrueType | undefined;
  readonly covers: (char: string) => boolean;
  /** The role's own face, for what a chart draws. */
  readonly mainFace: (role: Role) => TrueType;
};

type Shipped = 'serif' | 'serifSemiBold' | 'serifBold' | 'sans' | 'sansMedium';

const shippedFiles: Readonly<Record<Shipped, readonly [string, string]>> = {
  serif: ['@expo-google-fonts/noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'],
  serifSemiBold: ['@expo-google-fonts/noto-serif-sc', '600SemiBold/NotoSerifSC_600SemiBold.ttf'],
  serifBold: ['@expo-google-fonts/noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf'],
  sans: ['@expo-google-fonts/noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf'],
  sansMedium: ['@expo-google-fonts/noto-sans-sc', '500Medium/NotoSansSC_500Medium.ttf'],
};

const standIn: Readonly<Record<Role, Shipped>> = {
  body: 'serif',
  bold: 'serifBold',
  heading: 'sansMedium',
  // No free 楷体 comes along: a heavier serif at least tells level 2 from the text.
  kai: 'serifSemiBold',
  title: 'serifBold',
};

const opened = new Map<string, TrueType>();

/** Reading 15 MB takes a while and the bytes never change: a file is opened once a process. */
function open(file: string): TrueType {
  let font = opened.get(file);
  if (!font) {
    font = openTrueType(file);
    opened.set(file, font);
  }
  return font;
}

function shipped(face: Shipped): TrueType {
  const [name, file] = shippedFiles[face];
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  return open(join(folder, file));
}

/** The faces of an office. Throws E_PAPER_FONT_FILE or E_PAPER_FONT when a named file cannot be used. */
export function openFonts(files: FontFiles = {}): FontSet {
  const own = (role: Role): TrueType => {
    const file = files[role];
    return file === undefined ? shipped(standIn[role]) : open(file);
  };
  // A fallback is opened only when a character asks for it.
  const chain = (role: Role): readonly (() => TrueType)[] => [
    () => own(role),
    () => shipped(standIn[role]),
    () => shipped('serif'),
    () => shipped('sans'),
  ];
  const found = new Map<Role, Map<number, TrueType | undefined>>();
  const faceOf = (role: Role, codePoint: number): TrueType | undefined => {
    let known = found.get(role);
    if (!known) {
      known = new Map();
      found.set(role, known);
    }
    if (known.has(codePoint)) return known.get(codePoint);
    let face: TrueType | undefined;
    for (const candidate of chain(role)) {
      if (candidate().glyphOf(codePoint) === 0) continue;
      face = candidate();
      break;
    }
    known.set(codePoint, face);
    return face;
  };
  return {
    faceOf,
    covers: (char) => faceOf('body', char.codePointAt(0) ?? 0) !== undefined,
    mainFace: own,
  };
}

/** The refusal that names a character which no font has; never the text around it, which may be a person's name. */
export function glyphError(char: string): AppError {
  const codePoint = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return appError('E_PAPER_GLYPH', { char: visible(char), codePoint: `U+${codePoint}` });
}

/** The first character of a text that no font has, as that refusal. */
export function missingGlyph(fonts: FontSet, text: string): AppError | undefined {
  for (const char of text) if (char !== '\n' && !fonts.covers(char)) return glyphError(char);
  return undefined;
}

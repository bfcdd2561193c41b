import { createRequire } from 'node:module';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { visible } from '../kernel/text.ts';
import { openTrueType, type TrueType } from './fonts/true-type.ts';

/**
 * What a text is set in (GB/T 9704-2012): body 仿宋, bold, heading 黑体, kai 楷体, title 小标宋, number 宋体 (page numbers). The free
 * faces that come along stand in where an office names no file of its own.
 */
export type Role = 'body' | 'bold' | 'heading' | 'kai' | 'title' | 'number';

/**
 * Font files of the office by role: absolute paths of .ttf, .ttc, .otf or .woff files. `rare` is asked for every character that
 * the role's own face lacks.
 */
export type FontFiles = { readonly [R in Role | 'rare']?: string | undefined };

export type FontSet = {
  /** The face that prints a character in a role: the role's own, else a fallback; undefined when none has it. */
  readonly faceOf: (role: Role, codePoint: number) => TrueType | undefined;
  readonly covers: (char: string) => boolean;
  /** The role's own face, for what a chart draws. */
  readonly mainFace: (role: Role) => TrueType;
};

const shippedFiles = {
  serif: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  serifBold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  sansMedium: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  // 霞鹜文楷 Regular; the package calls its weight 500.
  wenKai: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
  sourceHan: 'node-source-han-sans-sc/SourceHanSansSC-Normal.otf',
} as const;

type Shipped = keyof typeof shippedFiles;

const standIn: Readonly<Record<Role, Shipped>> = {
  body: 'serif',
  bold: 'serifBold',
  heading: 'sansMedium',
  kai: 'wenKai',
  title: 'serifBold',
  number: 'serif',
};

/** Who is asked for a character that the role's own face lacks. The last two have the rare names of Ext B and later. */
const fallbacks: readonly Shipped[] = ['serif', 'sans', 'wenKai', 'sourceHan'];

/** Reading 15 MB takes a while and the bytes never change: a file is opened once a process. */
const open = once(openTrueType);
const shipped = once((face: Shipped) => open(createRequire(import.meta.url).resolve(shippedFiles[face])));

function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** The faces of an office. Throws E_PAPER_FONT_FILE or E_PAPER_FONT at once when a named file cannot be used. */
export function openFonts(files: FontFiles = {}): FontSet {
  for (const file of Object.values(files)) if (file !== undefined) open(file);
  const own = (role: Role): TrueType => {
    const file = files[role];
    return file === undefined ? shipped(standIn[role]) : open(file);
  };
  // A shipped face is opened only when a character asks for it.
  const find = (role: Role, codePoint: number): TrueType | undefined => {
    const has = (face: TrueType): boolean => face.glyphOf(codePoint) !== 0;
    if (has(own(role))) return own(role);
    if (files.rare !== undefined && has(open(files.rare))) return open(files.rare);
    const face = [standIn[role], ...fallbacks].find((name) => has(shipped(name)));
    return face === undefined ? undefined : shipped(face);
  };
  const found = new Map<Role, Map<number, TrueType | undefined>>();
  const faceOf = (role: Role, codePoint: number): TrueType | undefined => {
    let known = found.get(role);
    if (!known) {
      known = new Map();
      found.set(role, known);
    }
    if (!known.has(codePoint)) known.set(codePoint, find(role, codePoint));
    return known.get(codePoint);
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

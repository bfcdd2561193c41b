import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { must } from '../../kernel/assert.ts';
import { packagePath } from '../../workspace/package-root.ts';

/** What a platform is sent: three data sets, and what is to be taken down of them. */
export const dataSets = ['commitment', 'licence', 'penalty'] as const;
export type DataSet = (typeof dataSets)[number];
export type LayoutName = DataSet | 'removal';
export const layoutNames = [...dataSets, 'removal'] as const satisfies readonly LayoutName[];

const both = z.strictObject({ zh: z.string(), en: z.string() });

/** A value of an enumerated field: as the file has it, and what it means. A text alone is both. */
const choice = z.union([
  z.string().transform((value) => ({ value, zh: value, en: null as string | null })),
  z.strictObject({ value: z.string(), zh: z.string(), en: z.string() }),
]);

/** Holds where one of the named fields has one of these values (by our own words for them). */
const condition = z.record(z.string(), z.array(z.string()));
export type Condition = z.output<typeof condition>;

const field = z.strictObject({
  name: z.string(),
  zh: z.string(),
  en: z.string(),
  kind: z.enum(['text', 'code', 'date', 'enum', 'amount', 'uscc', 'identity']),
  required: z.boolean().default(false),
  /** Longest value, in characters. */
  max: z.int().default(64),
  pattern: z
    .string()
    .transform((text) => new RegExp(text, 'u'))
    .optional(),
  /** Other values of an enumerated field that are right too. */
  also: z
    .string()
    .transform((text) => new RegExp(text, 'u'))
    .optional(),
  values: z.record(z.string(), choice).optional(),
  /** Several values, joined by this. */
  list: z.string().optional(),
  /** Eight digits from this place on are a day. */
  day_at: z.int().optional(),
  /** Not after today. */
  past: z.boolean().default(false),
  not_before: z.string().optional(),
  decimals: z.int().default(0),
  unit: z.string().optional(),
  required_when: condition.optional(),
  empty_when: condition.optional(),
  empty_unless: condition.optional(),
  /** Filled in wherever these are. */
  required_with: z.array(z.string()).default([]),
  /** The field that tells whose number this is: `person`, `organization` or `self_employed`. */
  type_by: z.string().optional(),
  /** Masked in review copies and in problems, by this way. */
  personal: z.enum(['name', 'representative', 'number', 'text']).optional(),
  note: both.optional(),
});
export type LayoutField = z.output<typeof field>;

const layout = z.strictObject({
  name: z.enum(layoutNames),
  title: both,
  /** What the first line of a file holds unless asked otherwise: Chinese titles or field codes. */
  heading: z.enum(['zh', 'code']),
  date_format: z.enum(['YYYY-MM-DD', 'YYYY/MM/DD']),
  /** The field by which a row is known to the platform. */
  key: z.string(),
  /** The fields that no two rows share together. */
  unique: z.array(z.string()),
  publish_within: z.int().optional(),
  fields: z.array(field),
  /** Of these fields at least one, under a condition. */
  one_of: z.array(z.strictObject({ when: condition, fields: z.array(z.string()) })),
  /** Wording inside the data, which is Chinese whatever the reader's language. */
  words: z.record(z.string(), z.string()),
});
export type Layout = z.output<typeof layout>;

const loaded = new Map<LayoutName, Layout>();

/** The layout of a data set (data/exports), which drives writing, checking and documentation. */
export function loadLayout(name: LayoutName): Layout {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const read = layout.parse(parse(readFileSync(packagePath('data', 'exports', `${name}.yaml`), 'utf8')));
  loaded.set(name, read);
  return read;
}

export const fieldOf = ({ name, fields }: Layout, wanted: string): LayoutField =>
  must(
    fields.find((one) => one.name === wanted),
    `layout ${name} has the field ${wanted}`,
  );

/** The first line of a file. */
export const headingOf = ({ fields }: Layout, heading: Layout['heading']): string[] =>
  fields.map((one) => (heading === 'zh' ? one.zh : one.name));

/** One of the layout's texts with its blanks filled in. */
export function wordsOf(
  { name, words }: Layout,
  key: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const text = must(words[key], `layout ${name} has the words ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, blank: string) => must(values[blank], `a value for ${blank}`));
}

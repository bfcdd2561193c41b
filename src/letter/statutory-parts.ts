import type { Lang } from '../i18n/catalogue.ts';
import type { LetterKind } from './plan-letter.ts';

/** What a letter must state (domain 1.4): eight parts of the notice, and a to d of the promise. */
export const statutoryParts = [
  'name',
  'legal_basis',
  'content',
  'materials',
  'way',
  'liability',
  'check',
  'publication',
  'informed',
  'fulfilled',
  'accepts_liability',
  'true_will',
] as const;
export type StatutoryPart = (typeof statutoryParts)[number];

/** One text of a letter: as it reads with every field filled by its own name as `〔name〕`, or with the required ones only. */
export interface LetterText {
  readonly text: string;
  /** Optional fields are empty here: what only a field can say is not looked for. */
  readonly bare: boolean;
}

interface Sign {
  /** One of these fields is printed, in every group. */
  readonly fields?: Readonly<Record<LetterKind, readonly string[]>>;
  /** Words that no letter says this without; all of them must be there. */
  readonly words?: Readonly<Record<Lang, readonly RegExp[]>>;
}

const field = (name: string, licence = name): Readonly<Record<LetterKind, readonly string[]>> => ({
  certification: [name],
  licence: [licence],
});

const notice: Readonly<Partial<Record<StatutoryPart, Sign>>> = {
  name: { fields: field('certificate_name', 'item_name') },
  legal_basis: { fields: field('legal_basis') },
  content: { fields: field('proof_content', 'conditions') },
  materials: { fields: field('materials') },
  way: { words: { zh: [/书面/], en: [/in writing|written/i] } },
  // Civil, administrative and criminal.
  liability: {
    words: {
      zh: [/民事/, /行政处罚|撤销/, /刑事|犯罪/],
      en: [/civil/i, /penal|revo[ck]/i, /crim/i],
    },
  },
  check: { words: { zh: [/核查/], en: [/check|verif/i] } },
  publication: { words: { zh: [/公开/], en: [/publi[sc]/i] } },
};

const promise: Readonly<Partial<Record<StatutoryPart, Sign>>> = {
  informed: { words: { zh: [/知晓|知悉|知道|了解/], en: [/underst|aware|informed/i] } },
  fulfilled: { words: { zh: [/符合|满足|具备/], en: [/\bmeet|\bmet\b|fulfil|satisf/i] } },
  accepts_liability: {
    words: { zh: [/(?:承担|负)[^。；]*责任/], en: [/(?:accept|bear)[^.;]*liabilit|liabilit[^.;]*accepted/i] },
  },
  true_will: { words: { zh: [/真实(?:的)?意(?:思|愿)/], en: [/(?:express|true|free|own)[^.;]*\bwill\b/i] } },
};

/** Where the applicant's promise begins. */
const promiseHead: Readonly<Record<Lang, RegExp>> = {
  zh: /^[#*\s]*(?:[一二三四五六七八九十]+、)?申请人(?:郑重)?承诺[*：:]*$/m,
  en: /^[#*\s]*(?:\d+\.\s*)?(?:promise by the applicant|the applicant(?:'s)? promise)/im,
};

/**
 * The parts that are missing in at least one of a letter's texts. The words looked for are those that no wording of an office does
 * without; that they stand there is no proof of a sound letter, that they do not is proof of a faulty one. Pure.
 */
export function missingParts(kind: LetterKind, lang: Lang, texts: readonly LetterText[]): StatutoryPart[] {
  return statutoryParts.filter((part) =>
    texts.some(({ text, bare }) => {
      const at = text.search(promiseHead[lang]);
      const ofNotice = notice[part];
      const where = at < 0 ? text : ofNotice ? text.slice(0, at) : text.slice(at);
      const { fields, words } = ofNotice ?? promise[part] ?? {};
      if (fields !== undefined && !bare && !fields[kind].some((name) => where.includes(`〔${name}〕`)))
        return true;
      return words?.[lang].some((word) => !word.test(where)) ?? false;
    }),
  );
}

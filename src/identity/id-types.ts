import { catalogue, languages } from '../i18n/catalogue.ts';
import { toHalfWidth } from '../kernel/text.ts';

/** A kind of identity document. `code` is the number of GA/T 517 / GA/T 2000.156 where systems agree on one. */
interface IdTypeFacts {
  readonly code: string | null;
  /** The shape of the number; null where the number has the form of a resident ID or of a USCC. */
  readonly pattern: RegExp | null;
  /** True where the shape alone tells the document, so that a missing type may be inferred from it. */
  readonly telling: boolean;
  /** Other words found in ledgers, besides the name in either language. */
  readonly aliases: readonly string[];
}

const loose = /^[0-9A-Z\u4e00-\u9fff()\-/]{3,30}$/;

const facts = {
  resident_id: {
    code: '111',
    pattern: null,
    telling: false,
    aliases: ['身份证', '二代身份证', '第二代居民身份证'],
  },
  temporary_resident_id: { code: '112', pattern: null, telling: false, aliases: ['临时身份证'] },
  household_register: { code: '113', pattern: null, telling: false, aliases: ['户口本'] },
  // The number for this permit differs between systems (domain 4.3): none is claimed.
  hk_macao_taiwan_residence_permit: {
    code: null,
    pattern: null,
    telling: false,
    aliases: ['港澳居民居住证', '台湾居民居住证', '港澳台居住证'],
  },
  // The card of before 2023: 3 Latin letters and 12 digits. The new one has the form of a resident ID.
  foreigner_permanent_residence: {
    code: '553',
    pattern: /^[A-Z]{3}\d{12}$/,
    telling: true,
    aliases: ['外国人永久居留证', '外国人永久居留身份证'],
  },
  foreigner_residence_permit: { code: '554', pattern: loose, telling: false, aliases: ['外国人居留许可'] },
  military_officer: { code: '114', pattern: loose, telling: false, aliases: ['军官证件'] },
  birth_certificate: {
    code: '117',
    pattern: /^[A-Z]\d{9}$/,
    telling: false,
    aliases: ['出生证明', '出生证'],
  },
  passport: {
    code: '414',
    pattern: /^(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7})$/,
    telling: true,
    aliases: ['护照', '中国护照', '因私护照'],
  },
  foreign_passport: { code: '418', pattern: /^[0-9A-Z]{5,18}$/, telling: false, aliases: ['外籍护照'] },
  // The number proper has a letter and 8 digits; old cards add a count of issue, which is not part of it.
  hk_macao_travel_permit: {
    code: '516',
    pattern: /^[HM]\d{8}(?:\d{2})?$/,
    telling: true,
    aliases: ['回乡证'],
  },
  taiwan_travel_permit: { code: '511', pattern: /^\d{8}(?:\d{2})?$/, telling: true, aliases: ['台胞证'] },
  uscc: { code: null, pattern: null, telling: false, aliases: ['信用代码', '社会信用代码', '营业执照'] },
  other: { code: '990', pattern: loose, telling: false, aliases: ['其他'] },
} as const satisfies Record<string, IdTypeFacts>;

export type IdType = keyof typeof facts;

export const idTypes = Object.keys(facts) as readonly IdType[];

export const idTypeFacts = (type: IdType): IdTypeFacts => facts[type];

/** The documents that carry a number in the form of GB 11643. */
export const residentFormTypes: ReadonlySet<IdType> = new Set([
  'resident_id',
  'temporary_resident_id',
  'household_register',
  'hk_macao_taiwan_residence_permit',
]);

let byWord: ReadonlyMap<string, IdType> | undefined;

/** The type that a cell or a flag names: by code word, GA/T number, name in either language, or a usual alias. */
export function findIdType(text: string): IdType | null {
  byWord ??= indexWords();
  return byWord.get(wordKey(text)) ?? null;
}

/** The words by which lists name a type: code word, names in both languages, usual aliases, GA/T number. */
export function idTypeNames(type: IdType): readonly string[] {
  const { code, aliases } = idTypeFacts(type);
  const names = languages.map((lang) => catalogue(lang).identity.idTypes[type]);
  return [type, ...names, ...aliases, ...(code === null ? [] : [code])];
}

function indexWords(): ReadonlyMap<string, IdType> {
  const words = new Map<string, IdType>();
  for (const type of idTypes) for (const word of idTypeNames(type)) words.set(wordKey(word), type);
  return words;
}

const wordKey = (text: string): string =>
  toHalfWidth(text)
    .replace(/[\s()_-]/g, '')
    .toLowerCase();

import { type Catalogue, catalogue, type Lang } from '../i18n/catalogue.ts';
import { parseLimit } from '../kernel/limit.ts';
import { capitalised } from '../kernel/text.ts';
import { officeDay } from '../kernel/time.ts';
import type { FieldValue } from '../paper/template.ts';
import type { OfficeConfig } from '../workspace/config.ts';
import {
  clauses,
  legalBases,
  materialCopies,
  materialForm,
  materialsOf,
  promisedFacts,
} from './item-texts.ts';
import { issuedAt, type LetterCase } from './letter-case.ts';

/** Every field that a letter's template may use, in the order of the documentation. */
export const letterFieldNames = [
  'letter_no',
  'commitment_code',
  'office_name',
  'authority_name',
  'authority_contact',
  'authority_phone',
  'supervision_phone',
  'track',
  'item_name',
  'item_code',
  'service_name',
  'certificate_name',
  'legal_basis',
  'proof_content',
  'conditions',
  'standards',
  'materials',
  'liability',
  'check_method',
  'check_within',
  'check_exempt',
  'eligible_classes',
  'publish_letter',
  'publish_range',
  'agent_allowed',
  'applicant_type',
  'applicant_name',
  'id_type',
  'id_number',
  'legal_representative',
  'phone',
  'address',
  'has_agent',
  'agent_name',
  'agent_id_number',
  'facts',
  'date_issued',
  'item_version',
  'template_version',
  'copies',
] as const;

/** What all letters of one item have in common, apart from the days by which materials follow. */
export const itemFieldNames: readonly LetterFieldName[] = [
  'office_name',
  'authority_name',
  'authority_phone',
  'supervision_phone',
  'item_name',
  'item_code',
  'service_name',
  'certificate_name',
  'legal_basis',
  'proof_content',
  'conditions',
  'standards',
  'materials',
  'liability',
  'check_method',
  'check_within',
  'eligible_classes',
  'publish_range',
  'item_version',
  'template_version',
  'copies',
  'id_type',
];

export type LetterFieldName = (typeof letterFieldNames)[number];
export type LetterFields = Readonly<Record<LetterFieldName, FieldValue>>;

/**
 * The fields of a case's letter in a language: case, item version, applicant and office. What is not known is undefined; whether
 * that is an error is the template's word. Texts of the list stay in the list's language. Pure.
 */
export function letterFields(
  one: LetterCase,
  office: OfficeConfig['office'],
  templateVersion: string,
  lang: Lang,
): LetterFields {
  const t = catalogue(lang);
  const words = t.letter.words;
  const { item, applicant, agent } = one;
  const publish = item.publish_letter === 'yes';
  return {
    letter_no: text(one.letter_no),
    commitment_code: text(one.commitment_code),
    office_name: text(office.name),
    authority_name: text(item.authority_name),
    authority_contact: undefined,
    authority_phone: text(office.phone),
    supervision_phone: text(office.supervision_phone),
    track: item.track,
    item_name: text(item.item_name),
    item_code: text(item.item_code),
    service_name: text(item.item_name),
    certificate_name: text(item.certificate_name),
    legal_basis: legalBases(item.legal_basis),
    proof_content: sentence(item.proof_content, words.joinClauses),
    conditions: clauses(item.conditions),
    standards: sentence(item.standards, words.joinClauses),
    materials: materialRows(one, t),
    liability: sentence(item.liability, words.joinClauses),
    check_method: checkMethods(item.check_method, t),
    check_within: limitText(item.check_within, t),
    check_exempt: one.check_coverage === 'exempt',
    eligible_classes: clauses(item.eligible_classes).join(words.joinNames) || undefined,
    publish_letter: publish,
    publish_range: publish ? words.publishRange : undefined,
    agent_allowed: item.agent_allowed === 'yes',
    applicant_type: applicant.type,
    applicant_name: text(applicant.name),
    id_type: capitalised(idTypeName(applicant.id_type, t)),
    id_number: text(applicant.id_number),
    legal_representative: text(applicant.legal_representative),
    phone: text(applicant.phone),
    address: text(applicant.address),
    has_agent: agent !== null,
    agent_name: text(agent?.name),
    agent_id_number: text(agent?.id_number),
    facts: promisedFacts(one.facts),
    date_issued: dateText(officeDay(issuedAt(one)), t),
    item_version: words.itemVersion({ version: item.version }),
    template_version: templateVersion,
    copies: words.copies,
  };
}

/** Text as it is printed; an empty one is as good as none. */
function text(value: string | null | undefined): string | undefined {
  const clean = (value ?? '')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .trim();
  return clean === '' ? undefined : clean;
}

/** A cell of several lines as one sentence, for the places where a template runs text on. */
const sentence = (value: string | null, joint: string): string | undefined =>
  text(
    (text(value) ?? '')
      .split(/\n+/)
      .map((line) => line.trim().replace(/[；;]$/, ''))
      .filter((line) => line !== '')
      .join(joint),
  );

function materialRows(one: LetterCase, t: Catalogue): Record<string, string>[] {
  const { material: words } = t.letter.words;
  const deferred = new Set(materialsOf(one.deferred_materials).map(({ name }) => name));
  const due =
    one.deadline !== null && one.deadline_provisional === 0
      ? dateText(officeDay(one.deadline.length > 10 ? one.deadline : `${one.deadline}T00:00:00+08:00`), t)
      : null;
  return materialsOf(one.item.materials).map(({ name }) => {
    const form = materialForm(name);
    return {
      name: capitalised(name),
      form: form === null ? words.anyForm : words[form],
      copies: materialCopies(name),
      status: deferred.has(name)
        ? due === null
          ? words.later
          : words.laterBy({ day: due })
        : name === one.item.certificate_name
          ? words.replaced
          : words.handedIn,
    };
  });
}

/** Ways of checking, by code or by name in either language, in the letter's language; other words stay as the list has them. */
function checkMethods(cell: string | null, t: Catalogue): string | undefined {
  const ways = (text(cell) ?? '')
    .split(/[\n；;]/)
    .map((way) => way.trim())
    .filter((way) => way !== '')
    .map((way) => methodNames().get(way.toLowerCase())?.(t) ?? way);
  return ways.join(t.letter.words.joinNames) || undefined;
}

type MethodCode = keyof Catalogue['letter']['words']['checkMethods'];
let methods: Map<string, (t: Catalogue) => string> | undefined;

function methodNames(): Map<string, (t: Catalogue) => string> {
  if (methods) return methods;
  methods = new Map();
  for (const lang of ['zh', 'en'] as const) {
    for (const [code, name] of Object.entries(catalogue(lang).letter.words.checkMethods)) {
      const nameIn = (t: Catalogue): string => t.letter.words.checkMethods[code as MethodCode];
      methods.set(code, nameIn).set(name.toLowerCase(), nameIn);
    }
  }
  return methods;
}

function limitText(cell: string | null, t: Catalogue): string | undefined {
  const limit = parseLimit(cell ?? '');
  return limit === null ? text(cell) : t.letter.words.checkWithin(limit);
}

function dateText(day: string, t: Catalogue): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return t.letter.words.date({ year, month, day: date });
}

function idTypeName(code: string, t: Catalogue): string {
  const names: Readonly<Record<string, string>> = t.identity.idTypes;
  return Object.hasOwn(names, code) ? (names[code] ?? code) : code;
}

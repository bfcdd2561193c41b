import type { Translation } from '../types.ts';
import type * as zh from '../zh/item-lint.ts';

const now = (value: string): string => (value === '' ? '; it is empty' : `; it is "${value}"`);
const codes = ({ others, count }: { readonly others: readonly string[]; readonly count: number }): string =>
  `${others.slice(0, 5).join(', ')}${count > 5 ? ` and ${count - 5} more` : ''}`;

const caseTypes = {
  instant: 'handled at once',
  at_once: 'reviewed at once',
  promised: 'within a promised limit',
  review_first: 'reviewed, then approved',
};
const completions = {
  certificate: 'completed by a certificate',
  document: 'completed by an official document',
  approval: 'completed by an approval',
};
const levels = { 1: 'national', 2: 'provincial', 3: 'municipal', 4: 'county', 5: 'township', 6: 'village' };
const levelName = (level: number): string => levels[level as keyof typeof levels] ?? String(level);

export const itemLint = {
  caseType: (p) =>
    `the promised limit is ${p.expected === 'instant' || p.expected === 'at_once' ? '' : 'not '}"on the spot", so "${p.column}" should be "${caseTypes[p.expected]}"${now(p.value)}`,
  resultEnding: (p) =>
    `the result is called "${p.name}", so "${p.column}" should say ${completions[p.expected]}${now(p.value)}`,
  reasonMissing: (p) =>
    `"${p.column}" must give the reason for ${p.visits} visit${p.visits === 1 ? '' : 's'}`,
  reasonNeedless: (p) => `without a visit, "${p.column}" should be "none"${now(p.value)}`,
  postForm: (p) => `without a visit and without the web, "${p.column}" should include post or courier`,
  onlineVisits: (p) => `"${p.depth}" is wholly online, so "${p.column}" should be 0; it is ${p.visits}`,
  feeMissing: (p) => `a fee is charged, so "${p.column}" must be filled in`,
  feeNeedless: (p) => `no fee is charged, so "${p.column}" should not be supported`,
  phoneMissing: (p) => `"${p.column}" must be filled in`,
  phoneArea: (p) => `"${p.column}" should carry the area code ${p.codes.join(' or ')}${now(p.value)}`,
  phonesSame: (p) => `"${p.column}" is the same as "${p.other}"; they should differ`,
  themes: (p) =>
    p.needed
      ? `those served are "${p.targets}", so "${p.column}" must be filled in`
      : `those served are "${p.targets}", so "${p.column}" should be empty`,
  questions: (p) => `"${p.column}" of a licence should be at least ${p.least}`,
  steps: (p) =>
    `"${p.column}" of a licence should have at least ${p.least} steps (receipt, review, approval, completion, delivery); it has ${p.filled}`,
  resultSample: (p) => `the result is "${p.name}", so "${p.column}" should be attached`,
  overStatutory: (p) => `"${p.column}" ${p.value} is longer than the statutory limit ${p.statutory}`,
  notShorter: (p) =>
    `the item is committed to, yet "${p.column}" ${p.value} is not shorter than the previous limit ${p.previous}`,
  codeLevel: (p) =>
    `"${p.column}" is ${p.value}, but the 19th character of the item code means ${levelName(p.level)}`,
  codeAuthority: (p) =>
    `"${p.column}" ${p.value} is not the code in the first 18 characters of the item code, ${p.inCode}`,
  codeKind: (p) => `"${p.column}" is ${p.value}, but characters 22 and 23 of the item code are ${p.kind}`,
  ownerLevel: (p) =>
    `"${p.column}" is ${p.value}, above the level of the region in the authority's code (${levelName(p.owner)})`,
  noLegalBasis: (p) =>
    `a certificate without "${p.column}" should be cancelled, and no commitment asked for in its place`,
  excluded: (p) =>
    `"${p.column}" contains "${p.keyword}", which may be outside the scope of commitments; please check`,
  exemptSupervision: (p) =>
    `an item exempt from checks stays under daily supervision; please describe it in "${p.column}"`,
  modeConflict: (p) =>
    `certificate "${p.certificate}" is both cancelled and committed to; see also ${codes(p)}`,
  sameItem: (p) => `the same authority lists an item of this name under other codes: ${codes(p)}`,
  similarItem: (p) => `but for punctuation, brackets and spaces the name is that of ${codes(p)}`,
  similarCode: (p) => `but for case, dashes and spaces the code is that of ${codes(p)}`,
} satisfies Translation<typeof zh.itemLint>;

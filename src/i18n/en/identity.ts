import type { Translation } from '../types.ts';
import type * as zh from '../zh/identity.ts';

export const identity = {
  idTypes: {
    resident_id: 'resident ID card',
    temporary_resident_id: 'temporary resident ID card',
    household_register: 'household register',
    hk_macao_taiwan_residence_permit: 'residence permit for Hong Kong, Macao and Taiwan residents',
    foreigner_permanent_residence: "foreigner's permanent residence card",
    foreigner_residence_permit: "foreigner's residence permit",
    military_officer: "military officer's card",
    birth_certificate: 'medical certificate of birth',
    passport: 'Chinese passport',
    foreign_passport: 'foreign passport',
    hk_macao_travel_permit: 'mainland travel permit for Hong Kong and Macao residents',
    taiwan_travel_permit: 'mainland travel permit for Taiwan residents',
    uscc: 'unified social credit code',
    other: 'other document',
  },
  problems: {
    empty: 'the number is empty',
    length: 'the number has the wrong length',
    characters: 'the number holds a character that is not allowed',
    pattern: 'the number does not have the form of this document',
    province: 'the region at the start of the number does not exist',
    birth_date: 'the birth date in the number does not exist',
    birth_future: 'the birth date in the number lies after today',
    too_old: 'the birth date in the number is more than 150 years ago',
    check_digit: 'the check character is wrong: compare the number character by character',
    old_form: 'numbers of 15 digits are no longer valid since 2013: give the number of 18',
    registrar: 'the credit code names no known registration authority',
    organization_code: 'the organization code inside the credit code fails its own check',
    applicant_type: 'this document cannot be used by this type of applicant',
    unknown_id_type: 'this type of document is not known',
    unrecognised: 'the number does not tell its document: give the type of document',
    level: 'character 19 of the code is no exercise level',
    kind: 'characters 22 and 23 of the code are no kind of item',
    basic_code: 'the basic code or the serial inside the code has the wrong form',
  },
} satisfies Translation<typeof zh.identity>;

export const identityErrors = {} satisfies Translation<typeof zh.identityErrors>;

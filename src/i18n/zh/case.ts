export const cases = {};

export const caseErrors = {};

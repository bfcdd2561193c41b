export const subject = {};

export const subjectErrors = {};

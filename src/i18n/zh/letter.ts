export const letter = {};

export const letterErrors = {};

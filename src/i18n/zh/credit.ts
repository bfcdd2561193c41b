export const credit = {};

export const creditErrors = {};

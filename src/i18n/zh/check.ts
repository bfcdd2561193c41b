export const check = {};

export const checkErrors = {};

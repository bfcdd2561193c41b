export const item = {};

export const itemErrors = {};

export const identity = {};

export const identityErrors = {};

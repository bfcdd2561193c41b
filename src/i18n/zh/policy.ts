export const policy = {};

export const policyErrors = {};

export const report = {};

export const reportErrors = {};

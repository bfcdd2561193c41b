export const sample = {};

export const sampleErrors = {};

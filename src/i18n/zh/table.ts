export const table = {};

export const tableErrors = {};

export const office = {};

export const officeErrors = {};

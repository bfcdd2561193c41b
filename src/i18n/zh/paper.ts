export const paper = {};

export const paperErrors = {};

export const calendar = {};

export const calendarErrors = {};

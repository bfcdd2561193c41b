/**
 * How long an act waits for others that write before it is refused. An act takes milliseconds, so that even dozens of desks are far
 * below; but a list that is imported is one act, and on SQLite, which has one writer at a time, the others wait until it is in. This
 * is what somebody waits before a screen, and a list of some hundred thousand rows; longer ones are for the evening.
 */
export const WAIT_MS = 15_000;

import type Database from 'better-sqlite3';

/** What a writer remembers from one transaction to the next. */
export interface Turn {
  /** SQLite's count of what others have committed, as it was at the last beginning; null before the first. */
  seen: number | null;
}

/** The pause before another try, in milliseconds: about the length of an act, and never the same for two writers. */
const pauseMs = (): number => 1 + Math.random() * 3;

/**
 * Takes SQLite's one writing place, or throws SQLITE_BUSY after `waitMs`. SQLite's own busy wait is unfair: its pauses grow, so that who
 * has waited longest asks least often. Here all ask alike, at random; and where others have written since this writer's last
 * transaction it pauses before it asks at all, or it would take the place back as soon as it left it.
 */
export async function beginImmediate(database: Database.Database, waitMs: number, turn: Turn): Promise<void> {
  const committed = Number(database.pragma('data_version', { simple: true }));
  const others = turn.seen !== null && turn.seen !== committed;
  turn.seen = committed;
  if (others) await pause();
  const started = performance.now();
  database.pragma('busy_timeout = 0');
  try {
    for (;;) {
      try {
        database.exec('begin immediate');
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() - started > waitMs) throw error;
        await pause();
      }
    }
  } finally {
    database.pragma(`busy_timeout = ${waitMs}`);
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs()));

const isBusy = (error: unknown): boolean => /^SQLITE_BUSY/.test((error as { code?: string }).code ?? '');

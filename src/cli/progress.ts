import type { Context } from './context.ts';

export interface Progress {
  /** `done` of `total`; drawn at most ten times a second. */
  readonly update: (done: number, total?: number) => void;
  readonly end: () => void;
}

/** A line that is redrawn while work goes on: only on a terminal, never with --quiet. */
export function startProgress(ctx: Context, label: string): Progress {
  if (ctx.quiet || !ctx.streams.stderrIsTerminal) return { update: () => undefined, end: () => undefined };
  const started = performance.now();
  let drawnAt = 0;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - drawnAt < 100) return;
      drawnAt = now;
      const rate = Math.round(done / ((now - started) / 1000));
      const left = total && rate > 0 ? ` · ${Math.ceil((total - done) / rate)} s` : '';
      ctx.streams.err(`\r\u001b[K${label} ${done}${total ? `/${total}` : ''} · ${rate}/s${left}`);
    },
    end: () => {
      if (drawnAt > 0) ctx.streams.err('\r\u001b[K');
    },
  };
}

export interface Stages<Stage extends string> {
  readonly update: (stage: Stage, done: number, total: number) => void;
  readonly end: () => void;
}

/** Progress of work in several stages, one after the other, each with its own name and rate. */
export function startStages<Stage extends string>(
  ctx: Context,
  labels: Readonly<Record<Stage, string>>,
): Stages<Stage> {
  let open: { stage: Stage; progress: Progress } | null = null;
  return {
    update(stage, done, total) {
      if (open?.stage !== stage) {
        open?.progress.end();
        open = { stage, progress: startProgress(ctx, labels[stage]) };
      }
      open.progress.update(done, total);
    },
    end: () => open?.progress.end(),
  };
}

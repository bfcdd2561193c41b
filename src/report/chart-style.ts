import type { ChartSize } from '../paper/chart.ts';

export interface ReportChart {
  readonly title: string;
  readonly svg: string;
  readonly size: ChartSize;
}

/** Dark enough for a copier, and told apart in grey too. */
export const colours = { strong: '#1f4e79', soft: '#8fb2d6', ink: '#333333', line: '#d0d4d9' };

/** Points. */
export const chartWidth = 440;

export const axisText = { color: colours.ink, fontSize: 10 };

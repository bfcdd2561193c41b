import { type Rounding, ratioText } from '../kernel/ratio.ts';
import { shorten } from '../kernel/text.ts';
import { renderChart } from '../paper/chart.ts';
import { clopperPearson } from '../sample/interval.ts';
import { axisText, chartWidth, colours, type ReportChart } from './chart-style.ts';

/** A rate in percent between its bounds. */
export interface IntervalRow {
  readonly name: string;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

const CONFIDENCE = 0.95;

/** The exact interval of a share of those checked (Clopper and Pearson). `checked` above 0. */
export function rateWithInterval(
  name: string,
  untrue: number,
  checked: number,
  rounding: Rounding,
): IntervalRow {
  const { low, high } = clopperPearson(untrue, checked, CONFIDENCE);
  const rate = ratioText(untrue, checked, rounding, 100) ?? '';
  return {
    name,
    rate: (100 * untrue) / checked,
    low: 100 * low,
    high: 100 * high,
    label: `${rate}% (${untrue}/${checked})`,
  };
}

/** Rates as points with their intervals as lines, one row each. */
export async function intervalChart(title: string, rows: readonly IntervalRow[]): Promise<ReportChart> {
  const size = { width: chartWidth, height: 44 + rows.length * 20 };
  const svg = await renderChart(
    {
      grid: {
        ...{ left: 6, right: 96, top: 6, bottom: 4 },
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: {
        type: 'value',
        min: 0,
        axisLabel: { ...axisText, formatter: '{value}%' },
        splitLine: { lineStyle: { color: colours.line } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ name }) => shorten(name, 18)),
        axisLabel: axisText,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.ink } },
      },
      series: [
        ...rows.flatMap(({ rate, low, high }, i) => [
          line([low, high], i, { symbol: 'rect', symbolSize: [1.5, 8] }),
          line([rate], i, { symbol: 'circle', symbolSize: 6 }),
        ]),
        // A line's points take their labels below; those of bars that are not seen stand behind the interval.
        {
          type: 'bar',
          itemStyle: { color: 'transparent' },
          data: rows.map(({ high, label }) => ({
            value: high,
            label: { show: true, position: 'right', formatter: label, color: colours.ink, fontSize: 9 },
          })),
        },
      ],
    },
    size,
  );
  return { title, svg, size };
}

const line = (values: readonly number[], row: number, symbol: object) => ({
  type: 'line',
  ...symbol,
  lineStyle: { color: colours.soft, width: 3 },
  itemStyle: { color: colours.strong },
  data: values.map((value) => [value, row]),
});

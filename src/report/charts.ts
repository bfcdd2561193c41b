import { caseModes } from '../case/case.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { ratioText } from '../kernel/ratio.ts';
import { compareUtf8, shorten } from '../kernel/text.ts';
import { renderChart } from '../paper/chart.ts';
import { axisText, chartWidth, colours, type ReportChart } from './chart-style.ts';
import { intervalChart, rateWithInterval } from './interval-chart.ts';
import type { Figures } from './rules.ts';

const TOP_AUTHORITIES = 10;
const SHOWN_MONTHS = 12;
/** The interval of fewer reaches over nearly everything and says nothing. */
const FEWEST_CHECKED = 5;

/** The report's charts; one that would be empty is left out. */
export async function reportCharts(figures: Figures, t: Catalogue): Promise<readonly ReportChart[]> {
  const charts = [
    await trendChart(figures, t),
    await modeChart(figures, t),
    await authorityChart(figures, t),
    await untrueChart(figures, t),
  ];
  return charts.filter((chart) => chart !== null);
}

/** Horizontal bars with their labels behind them: names of any length stay readable, which they do not under a column. */
export async function barChart(
  title: string,
  entries: readonly { name: string; value: number; label: string }[],
): Promise<ReportChart> {
  const size = { width: chartWidth, height: 26 + entries.length * 20 };
  // Letters are drawn a little wider than they are measured.
  const isChinese = entries.some(({ name }) => /\p{Script=Han}/u.test(name));
  const svg = await renderChart(
    {
      grid: {
        left: isChinese ? 6 : 18,
        right: 74,
        top: 6,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        // A Chinese character is as wide as two letters.
        data: entries.map(({ name }) => shorten(name, /\p{Script=Han}/u.test(name) ? 18 : 32)),
        axisLabel: axisText,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.ink } },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 12,
          itemStyle: { color: colours.strong },
          data: entries.map(({ value, label }) => ({
            value,
            label: { show: true, position: 'right', formatter: label, color: colours.ink, fontSize: 10 },
          })),
        },
      ],
    },
    size,
  );
  return { title, svg, size };
}

async function modeChart(figures: Figures, t: Catalogue): Promise<ReportChart | null> {
  const { value, denominator } = figures.indicators.cases_by_mode;
  if (typeof value !== 'object' || value === null || !denominator) return null;
  const entries = caseModes.map((mode) => {
    const count = value[mode] ?? 0;
    const share = ratioText(count, denominator, figures.rounding, 100);
    return { name: t.item.modes[mode], value: count, label: `${count} (${share}%)` };
  });
  return barChart(t.report.charts.modes, entries);
}

async function authorityChart(figures: Figures, t: Catalogue): Promise<ReportChart | null> {
  const entries = figures.by_authority
    .filter((row) => row.commitment_cases > 0)
    .sort((a, b) => b.commitment_cases - a.commitment_cases || compareUtf8(a.authority, b.authority))
    .slice(0, TOP_AUTHORITIES)
    .map((row) => ({
      name: row.authority,
      value: row.commitment_cases,
      label: String(row.commitment_cases),
    }));
  return entries.length === 0 ? null : barChart(t.report.charts.authorities, entries);
}

/** Untrue promises among those checked, with the interval that such a number allows: two of three is no rate of 67 %. */
async function untrueChart(figures: Figures, t: Catalogue): Promise<ReportChart | null> {
  const rows = figures.by_authority
    .filter(({ checked }) => checked >= FEWEST_CHECKED)
    .sort((a, b) => b.checked - a.checked || compareUtf8(a.authority, b.authority))
    .slice(0, TOP_AUTHORITIES)
    .map(({ authority, checked, untrue }) => rateWithInterval(authority, untrue, checked, figures.rounding));
  return rows.length === 0 ? null : intervalChart(t.report.charts.untrue, rows);
}

/** The month's number; the year below its first month shown. */
const monthLabel = (month: string, i: number): string => {
  const number = String(Number(month.slice(5)));
  return i === 0 || number === '1' ? `${number}\n${month.slice(0, 4)}` : number;
};

async function trendChart(figures: Figures, t: Catalogue): Promise<ReportChart | null> {
  const months = figures.trend.slice(-SHOWN_MONTHS);
  if (months.every(({ cases }) => cases === 0)) return null;
  const words = t.report.charts;
  const size = { width: chartWidth, height: 184 };
  // Two bars a month leave no room for three digits side by side: those stand upright.
  const isLong = months.some(({ cases }) => cases >= 100);
  const upright = { rotate: 90, align: 'left', verticalAlign: 'middle', distance: 4 };
  const label = {
    ...{ show: true, position: 'top', color: colours.ink, fontSize: 9 },
    ...(isLong ? upright : {}),
    formatter: ({ value }: { readonly value: number }) => (value === 0 ? '' : String(value)),
  };
  const series = (name: string, color: string, data: readonly number[]) => ({
    type: 'bar',
    name,
    barMaxWidth: 22,
    itemStyle: { color },
    label,
    data,
  });
  const svg = await renderChart(
    {
      legend: { top: 0, right: 4, itemWidth: 12, itemHeight: 8, textStyle: axisText },
      grid: {
        left: 6,
        right: 10,
        top: 34,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: {
        type: 'category',
        data: months.map(({ month }, i) => monthLabel(month, i)),
        axisLabel: { ...axisText, interval: 0, lineHeight: 12 },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.ink } },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        name: words.unit,
        nameTextStyle: axisText,
        axisLabel: axisText,
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        series(
          words.cases,
          colours.soft,
          months.map(({ cases }) => cases),
        ),
        series(
          words.commitment,
          colours.strong,
          months.map(({ commitment_cases }) => commitment_cases),
        ),
      ],
    },
    size,
  );
  return { title: words.trend, svg, size };
}

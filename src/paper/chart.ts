import type { EChartsCoreOption } from 'echarts/core';
import { sha256Hex } from '../kernel/hash.ts';

/** Points; a chart keeps its proportions where it is shown larger or smaller. */
export type ChartSize = { readonly width: number; readonly height: number };

/** The family that charts name; whoever shows the SVG has a Chinese face for it (HTML by its style, PDF by its fonts). */
export const CHART_FONT = 'Noto Sans SC';

/** Draws a chart as SVG text, without a browser (ECharts' server-side rendering). Still: no animation, nothing loaded. */
export async function renderChart(option: EChartsCoreOption, size: ChartSize): Promise<string> {
  const [
    echarts,
    { BarChart, LineChart, PieChart },
    { GridComponent, LegendComponent, TitleComponent },
    { SVGRenderer },
  ] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  echarts.use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({ textStyle: { fontFamily: CHART_FONT }, ...option, animation: false });
    return still(chart.renderToSVGString());
  } finally {
    // A chart that is not disposed of keeps its timers, and the process would not end.
    chart.dispose();
  }
}

/**
 * Without ECharts' styles for the mouse, and with identifiers made from the picture itself instead of from a counter of the
 * process: the same figures give the same bytes, and two pictures on one page of HTML still differ.
 */
function still(svg: string): string {
  const plain = svg
    .replace(/<style[\s\S]*?<\/style>\s*/g, '')
    .replace(/ class="zr[^"]*"/g, '')
    .replace(/\bzr\d+-/g, 'zr-');
  return plain.replace(/\bzr-/g, `zr${sha256Hex(plain).slice(0, 8)}-`);
}

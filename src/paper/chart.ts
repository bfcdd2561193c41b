import type { EChartsCoreOption } from 'echarts/core';

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
    return chart.renderToSVGString();
  } finally {
    // A chart that is not disposed of keeps its timers, and the process would not end.
    chart.dispose();
  }
}

/** Charts as SVG, drawn on the server. Bars differ in pattern as well as in colour, and carry their figure. */
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { FunnelDimension } from '../domain/funnel.ts';
import { FUNNEL_STEPS } from '../domain/step.ts';
import { reportTextsFor } from '../texts/texts.ts';
import { howComplete, periodOf, type Report } from './report.ts';
import { COLUMNS_OF, choicesArePlaced, figure, type Sheet } from './sheet.ts';

echarts.use([BarChart, GridComponent, TitleComponent, LegendComponent, AriaComponent, SVGRenderer]);

export interface Chart {
  /** For the name of a file. */
  readonly id: string;
  readonly title: string;
  readonly svg: string;
  /** The same figures. */
  readonly sheet: Sheet;
}

interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

const INK = '#1a2b27';
const COLOURS = ['#0b5d4b', '#d98a1f'];
/** Stripes one way, and dots: told apart in grey and on paper. */
const PATTERNS = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 6], rotation: Math.PI / 4, color: 'rgba(255,255,255,0.75)' },
];
const WIDTH = 760;
const ROW_HEIGHT = 46;
const FONT = 'Atkinson Hyperlegible Next, Segoe UI, Helvetica, DejaVu Sans, Liberation Sans, sans-serif';

/** Every chart that has something to show. */
export function chartsOf(report: Report): Chart[] {
  const texts = reportTextsFor(report.locale);
  return [
    ...funnelChart(report),
    ...pairChart(report, 'category', texts.chart.perCategory),
    ...pairChart(report, 'month', texts.chart.perMonth),
    ...pairChart(report, 'lever', texts.chart.perLever),
    ...reasonChart(report),
  ];
}

export function funnelChart(report: Report): Chart[] {
  const texts = reportTextsFor(report.locale);
  const { total } = report.tables.category;
  if (total.asked === null) return [];
  const names = FUNNEL_STEPS.map((step) => texts.columns[step]);
  return [chart('funnel', texts.chart.funnel, names, [{ name: '', values: FUNNEL_STEPS.map((step) => total[step]) }], report)];
}

function pairChart(report: Report, dimension: FunnelDimension, title: { readonly both: string; readonly asked: string }): Chart[] {
  const texts = reportTextsFor(report.locale);
  const rows = report.tables[dimension].rows.filter(({ counts }) => counts.asked !== null);
  if (rows.length === 0 || !COLUMNS_OF[dimension].includes('asked')) return [];
  // A bar that is too short because its figures wait elsewhere would tell a lie.
  const chosen = rows.map(({ key, counts }) => (choicesArePlaced(report, dimension, key) ? counts.chosen : null));
  const columns = chosen.some((count) => count !== null) ? (['asked', 'chosen'] as const) : (['asked'] as const);
  const series = columns.map((column) => ({
    name: texts.columns[column],
    values: column === 'chosen' ? chosen : rows.map(({ counts }) => counts.asked),
  }));
  return [
    chart(
      `per-${dimension}`,
      columns.length > 1 ? title.both : title.asked,
      rows.map(({ key }) => report.nameOf(dimension, key)),
      series,
      report,
    ),
  ];
}

function reasonChart(report: Report): Chart[] {
  const texts = reportTextsFor(report.locale);
  const reasons = report.answers.reason;
  if (reasons.length === 0) return [];
  const names = reasons.map(({ answer }) => texts.answerNames[answer] ?? texts.mixed);
  return [chart('reasons', texts.chart.reasons, names, [{ name: '', values: reasons.map(({ count }) => count) }], report)];
}

function chart(id: string, title: string, names: readonly string[], series: readonly Series[], report: Report): Chart {
  const texts = reportTextsFor(report.locale);
  const complete = howComplete(report);
  const period = `${periodOf(report)}\n${complete}`;
  const sheet = {
    id,
    title,
    head: ['', ...series.map(({ name }) => name || texts.chart.figures)],
    rows: names.map((name, index) => [name, ...series.map(({ values }) => figure(values[index] ?? null))]),
  };
  const description = sheet.rows.map(([name, ...figures]) => `${name}: ${figures.join(', ')}`).join('; ');
  return {
    id,
    title,
    sheet,
    svg: draw({ title, period, names, series, description: texts.chart.alt(title, `${description}. ${complete}`) }),
  };
}

interface Drawing {
  readonly title: string;
  /** And how far the figures go. */
  readonly period: string;
  readonly names: readonly string[];
  readonly series: readonly Series[];
  readonly description: string;
}

function draw({ title, period, names, series, description }: Drawing): string {
  const several = series.length > 1;
  const canvas = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: WIDTH,
    height: 134 + names.length * ROW_HEIGHT * (several ? 1.25 : 1),
  });
  canvas.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: FONT, color: INK, fontSize: 15 },
    aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals: PATTERNS } },
    title: {
      text: title,
      subtext: period,
      left: 16,
      top: 10,
      textStyle: { fontSize: 20, color: INK, fontFamily: FONT },
      subtextStyle: { fontSize: 14, lineHeight: 20, color: '#4b5c57', fontFamily: FONT },
    },
    legend: {
      show: several,
      right: 16,
      top: 16,
      // Wide: the drawing is measured without the font that it is shown in.
      itemGap: 48,
      itemWidth: 28,
      itemHeight: 16,
      textStyle: { fontSize: 15, color: INK, fontFamily: FONT },
    },
    grid: { left: 32, right: 64, top: 98, bottom: 16, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: INK } },
      axisLabel: { fontSize: 15, color: INK, fontFamily: FONT, width: 230, overflow: 'break' },
    },
    series: series.map(({ name, values }, index) => ({
      type: 'bar',
      name,
      data: values.map((value) => value ?? 0),
      barMaxWidth: several ? 20 : 26,
      itemStyle: { color: COLOURS[index] ?? INK, borderColor: INK, borderWidth: 1 },
      label: {
        show: true,
        position: 'right',
        fontSize: 15,
        color: INK,
        fontFamily: FONT,
        formatter: ({ dataIndex }: { dataIndex: number }) => figure(values[dataIndex] ?? null),
      },
    })),
  });
  const svg = canvas.renderToSVGString();
  canvas.dispose();
  // For who hears a picture: its name and every figure in it.
  return svg.replace(/<svg /, `<svg role="img" aria-label="${escapeAttribute(description)}" `);
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** A year on one screen, for the board: what happened, and what it made possible, with sources. */
import { html } from 'ghtml';
import { aYearBefore, monthsOf, partsOf, quarterOf } from '../domain/quarter.ts';
import { MIXED, type Month, type Sum } from '../domain/step.ts';
import type { Content } from '../ports/content.ts';
import type { ReportTexts } from '../texts/report-nl.ts';
import { formatDay, formatSource, formatSourceDate, reportTextsFor } from '../texts/texts.ts';
import { funnelChart } from './charts.ts';
import { PAGE_STYLE, tableOf } from './page.ts';
import { howComplete, type Report } from './report.ts';
import { figure } from './sheet.ts';
import { suppliersToTellOf } from './told-back.ts';

const STYLE = `
main { max-width: 66rem; padding-top: 1rem; padding-bottom: .75rem; }
th, td { padding: .2rem .5rem; } table + table { margin-top: .75rem; }
.lead { font-size: 1.15rem; margin: .25rem 0 .75rem; }
.two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem 1.5rem; align-items: start; }
.two h2 { margin-top: .25rem; font-size: 1.1rem; }
.made { background: var(--pale); border-radius: .75rem; padding: .6rem 1rem; margin-top: 1rem; font-size: .92rem; line-height: 1.4; }
.made ul { margin: .25rem 0; padding-left: 1.1rem; } .made small, .small { color: var(--soft); font-size: .85rem; }
@media (max-width: 46rem) { .two { grid-template-columns: 1fr; } }
@media print { @page { size: A4 landscape; margin: 8mm; } body { font-size: 9pt; } main { zoom: 0.85; } .two { grid-template-columns: 1fr 1fr; } }
`;
const MOST_SUPPLIERS = 4;

export interface YearView {
  /** Of the twelve months of this year. */
  readonly report: Report;
  /** Of this year and the one before. */
  readonly sums: readonly Sum[];
  readonly content: Content;
  readonly thisMonth: Month;
}

export function yearPage({ report, sums, content, thisMonth }: YearView): string {
  const { year: texts, ...all } = reportTextsFor(report.locale);
  const year = report.from.slice(0, 4);
  const { asked, chosen } = report.tables.category.total;
  const [funnel] = funnelChart(report);
  const quarters = [1, 2, 3, 4].map((number) => `${year}-Q${number}`);
  const made = [...new Set(quarters.flatMap((quarter) => suppliersToTellOf(sums, quarter, content)))].slice(0, MOST_SUPPLIERS);
  return html`<!doctype html>
<html lang="${report.locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${texts.title(year)} – ${report.organisation}</title>
    <style>!${PAGE_STYLE}!${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${texts.title(year)}</h1>
      <p class="period">${report.organisation}!${thisMonth <= `${year}-12` ? html`. ${texts.unfinished}` : ''}</p>
      <p class="lead">${leadOf(asked, chosen, texts)}</p>
      <div class="two">
        <div>
        !${funnel ? html`<figure>!${funnel.svg}</figure>` : ''}
        <div class="made">
          <h2>${texts.made}</h2>
          !${made.length === 0 ? html`<p>${all.tooLittle}.</p>` : html`<ul>!${made.map((supplier) => html`<li><strong>${supplier.name}.</strong> ${supplier.impact.text} <small>${texts.madeSource(`${formatSource(supplier.impact.source)}, ${formatSourceDate(supplier.impact.date, report.locale)}`)}</small></li>`).join('')}</ul>`}
          <small>${texts.madeNote}</small>
        </div>
        </div>
        <div class="plain">
        !${funnel ? tableOf({ ...funnel.sheet, title: texts.funnelTitle }) : ''}!${answers(report)}!${comparison({ report, sums, content, thisMonth })}
        </div>
      </div>
      <p class="small">${texts.print(formatDay(report.today, report.locale, 'later'), howComplete(report))} ${all.definitions.chosen.replace(/^./, (first) => `${all.columns.chosen}: ${first}`).replaceAll('*', '')}.</p>
    </main>
  </body>
</html>`;
}

function leadOf(asked: number | null, chosen: number | null, texts: ReportTexts['year']): string {
  if (asked === null) return texts.leadNothing;
  return chosen === null ? texts.leadAsked(String(asked)) : texts.lead(String(asked), String(chosen));
}

function answers(report: Report): string {
  const texts = reportTextsFor(report.locale);
  const rows = (['reaction', 'effort'] as const).flatMap((table) =>
    report.answers[table].flatMap(({ answer, count }) => (answer === MIXED ? [] : [[texts.answerNames[answer] ?? answer, String(count)]])),
  );
  return rows.length === 0 ? '' : tableOf({ id: 'answers', title: texts.year.helps, head: ['', texts.chart.figures], rows });
}

/** A quarter beside the same one a year before: only when both are complete, which the first began after the counting did. */
function comparison({ report, sums, thisMonth }: YearView): string {
  const texts = reportTextsFor(report.locale);
  const year = Number(report.from.slice(0, 4));
  const begun = sums.reduce((first, { fromMonth, step }) => (step === 'asked' && fromMonth < first ? fromMonth : first), '9999-12');
  const isComplete = (quarter: string) => monthsOf(quarter).last < thisMonth && begun <= monthsOf(quarter).first;
  const chosenIn = (quarter: string) => {
    const own = sums.filter(
      ({ step, fromMonth, toMonth }) => step === 'chosen' && quarterOf(fromMonth) === quarter && quarterOf(toMonth) === quarter,
    );
    return own.length === 0 ? null : own.reduce((total, { count }) => total + count, 0);
  };
  const rows = [1, 2, 3, 4]
    .map((number) => `${year}-Q${number}`)
    .filter((quarter) => isComplete(quarter) && isComplete(aYearBefore(quarter)))
    .map((quarter) => [texts.year.quarter(partsOf(quarter)[1]), ...[aYearBefore(quarter), quarter].map((one) => figure(chosenIn(one)))]);
  if (rows.length === 0) return html`<h2>${texts.year.compare}</h2><p class="small">${texts.tooLittle}. ${texts.year.compareNote}</p>`;
  return tableOf({
    id: 'compare',
    title: texts.year.compare,
    head: ['', `${texts.columns.chosen} ${year - 1}`, `${texts.columns.chosen} ${year}`],
    rows,
  });
}

/** A report as one HTML file that needs nothing else: it can be mailed, printed, and read aloud. */
import { html } from 'ghtml';
import { reportTextsFor } from '../texts/texts.ts';
import type { Chart } from './charts.ts';
import { howComplete, periodOf, type Report } from './report.ts';
import { definitionsOf, type Sheet } from './sheet.ts';

export const PAGE_STYLE = `
:root { --ink: #1a2b27; --soft: #4b5c57; --line: #d9d9cf; --paper: #f6f3ec; --green: #0b5d4b; --pale: #e6f1ec; }
* { box-sizing: border-box; }
body { margin: 0; font: 17px/1.5 "Atkinson Hyperlegible Next", "Segoe UI", "Helvetica Neue", Roboto, "DejaVu Sans", sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: clamp(1.6rem, 1.3rem + 1.4vw, 2.3rem); line-height: 1.15; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; line-height: 1.25; margin: 2rem 0 .5rem; }
.period { color: var(--soft); margin: 0 0 1rem; }
figure { margin: 0; background: #fff; border: 1px solid var(--line); border-radius: .75rem; padding: .5rem; }
figure svg { display: block; width: 100%; height: auto; }
.beside { display: grid; gap: 1rem; grid-template-columns: minmax(0, 3fr) minmax(15rem, 2fr); align-items: start; margin: 1rem 0 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: #fff; font-size: .95rem; }
caption { text-align: left; font-weight: 700; padding: 0 0 .35rem; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 9rem; }
thead th { border-bottom: 2px solid var(--ink); font-size: .88rem; vertical-align: bottom; white-space: normal; }
tbody th { font-weight: 400; }
tbody tr:last-child > * { font-weight: 700; }
.plain tbody tr:last-child > * { font-weight: 400; }
dt { font-weight: 700; } dd { margin: 0 0 .4rem; color: var(--soft); }
li { margin: .25rem 0; }
@media (max-width: 46rem) { .beside { grid-template-columns: 1fr; } }
@media print { body { background: #fff; font-size: 11pt; } main { max-width: none; padding: 0; } .beside, figure, tr { break-inside: avoid; } }
`;

export function reportPage(report: Report, charts: readonly Chart[], sheets: readonly Sheet[]): string {
  const texts = reportTextsFor(report.locale);
  return html`<!doctype html>
<html lang="${report.locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${texts.title(report.organisation)}</title>
    <style>!${PAGE_STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${texts.title(report.organisation)}</h1>
      <p class="period">${periodOf(report)}. ${howComplete(report)}</p>
      !${sheets.length === 0 ? html`<p>${texts.nothing(report.smallestGroup)}</p>` : ''}
      !${charts.map(({ svg, sheet }) => html`<div class="beside"><figure>!${svg}</figure><div class="scroll plain">!${tableOf(sheet)}</div></div>`).join('')}
      !${sheets.map((sheet) => html`<div class="scroll"><h2>${sheet.title}</h2>!${tableOf({ ...sheet, title: '' })}</div>`).join('')}
      !${definitions(report, sheets)}
    </main>
  </body>
</html>`;
}

export function tableOf({ title, head, rows }: Sheet): string {
  return html`<table>
    !${title ? html`<caption>${title}</caption>` : ''}
    <thead><tr>!${head.map((name) => (name ? html`<th scope="col">${name}</th>` : '<td></td>')).join('')}</tr></thead>
    <tbody>!${rows
      .map(
        ([name = '', ...figures]) =>
          html`<tr><th scope="row">${name}</th>!${figures.map((value) => html`<td>${value}</td>`).join('')}</tr>`,
      )
      .join('')}</tbody>
  </table>`;
}

function definitions(report: Report, sheets: readonly Sheet[]): string {
  const texts = reportTextsFor(report.locale);
  const plain = (text: string) => text.replaceAll('*', '');
  return html`<dl>!${definitionsOf(report, sheets)
    .map(({ term, meaning }) => html`<dt>${term}</dt><dd>${plain(meaning)}.</dd>`)
    .join('')}</dl>
    <ul>!${texts
      .rules(report.smallestGroup)
      .map((rule) => html`<li>${rule}</li>`)
      .join('')}</ul>`;
}

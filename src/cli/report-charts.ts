import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportPage } from '../reporting/page.ts';
import type { Report } from '../reporting/report.ts';
import { reportAsMarkdown, sheetAsMarkdown, sheetsOf } from '../reporting/sheet.ts';
import { makeFolder } from './folder.ts';

/** Charts in a folder, with a page or a text that has the figures beside them. Drawing is loaded only now: it takes a while. */
export async function writeCharts(report: Report, { svg, png }: { readonly svg?: string; readonly png?: string }): Promise<void> {
  const { chartsOf } = await import('../reporting/charts.ts');
  const charts = chartsOf(report);
  const sheets = sheetsOf(report);
  const written: string[] = [];
  const write = (folder: string, name: string, data: string | Buffer) => {
    makeFolder(folder);
    writeFileSync(join(folder, name), data);
    written.push(join(folder, name));
  };
  if (svg !== undefined) {
    for (const chart of charts) write(svg, `${chart.id}.svg`, chart.svg);
    write(svg, 'rapport.html', reportPage(report, charts, sheets));
  }
  if (png !== undefined) {
    const { pngOf } = await import('../reporting/png.ts');
    for (const chart of charts) write(png, `${chart.id}.png`, pngOf(chart.svg));
    const pictures = charts.map(({ id, title, sheet }) => `![${title}](${id}.png)\n\n${sheetAsMarkdown(sheet)}\n`);
    write(png, 'rapport.md', [...pictures, reportAsMarkdown(report, sheets)].join('\n'));
  }
  for (const file of written) console.log(file);
}

/** Makes the picture of the report again, from a made-up half year: `node docs/images/take-report-pictures.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadContent } from '../../src/content/load.ts';
import { chartsOf } from '../../src/reporting/charts.ts';
import { pngOf } from '../../src/reporting/png.ts';
import { makeReport } from '../../src/reporting/report.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { AUTUMN_END, liveThroughAnAutumn } from '../../test/reporting/autumn.ts';

const { content } = loadContent(fileURLToPath(new URL('../..', import.meta.url)));
const { smallestGroup } = content.organisation;
const store = openSqliteStore(':memory:', 'Europe/Amsterdam');
await liveThroughAnAutumn(store, 5);
await store.reports.catchUp(AUTUMN_END, smallestGroup);
const sums = await store.reports.published('2026-06', '2026-11', smallestGroup);
const report = makeReport(sums, { from: '2026-06', to: '2026-11', today: '2026-11-20', locale: 'nl' }, content);
const chart = chartsOf(report).find(({ id }) => id === 'per-category');
if (!chart) throw new Error('There is nothing to draw.');
writeFileSync(fileURLToPath(new URL('report-per-category.png', import.meta.url)), pngOf(chart.svg));
await store.close();

/**
 * What a report costs when the log has grown: rows are made by SQL, counted and published as the timer does it, and the
 * whole report is made from the sums. `node bench/reports.ts [rows]`, ten million by default.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { loadContent } from '../src/content/load.ts';
import { makeReport } from '../src/reporting/report.ts';
import { sheetAsText, sheetsOf } from '../src/reporting/sheet.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { type Measurement, printTable } from './table.ts';

const ROWS = 10_000_000;
/** Asked, shown, chosen, bought and a word on it: four rows for an offer, on average. */
const PER_OFFER = 4;
const MONTHS = 36;
const PEOPLE = 20_000;
const NOW = new Date('2026-11-20T12:00:00Z');
const CATEGORIES = ['bloemen', 'gebak', 'catering', 'kerstpakketten', 'koffie-thee', 'drukwerk', 'koerier', 'schoonmaak'];
const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Every offer is asked and shown; half are chosen, a quarter bought and reacted to. One in five began with a nudge. */
function fill(file: string, rows: number): void {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  const offers = Math.round(rows / (PER_OFFER - 1));
  const first = Math.floor(NOW.getTime() / 1000) - MONTHS * 30 * 86_400;
  const facts = `with recursive offer(n) as (select 0 union all select n + 1 from offer where n + 1 < ${offers})`;
  const at = `cast((${first} + n * ${(MONTHS * 30 * 86_400) / offers}) / 3600 as integer) * 3600`;
  const person = `'p' || abs((n * 7919) % ${PEOPLE})`;
  const category = `case n % ${CATEGORIES.length} ${CATEGORIES.map((name, index) => `when ${index} then '${name}'`).join(' ')} end`;
  const nudge = `case when n % 5 = 0 then 'nudge-' || (n % 20) end`;
  const about = `${at}, case when n % 9 = 0 then 'slack' else 'teams' end, ${person}, ${category}, 'o' || n`;
  const told = `${nudge}, case when n % 5 = 0 then 'v' || (n % 2) end, case when n % 5 = 0 then 'gemak' end, case when n % 5 = 0 then 'klein' end`;
  const insert = (kind: string, suppliers: string, answer: string, where: string) =>
    database.exec(`insert into outcome (kind, at, channel, person, category, offer, nudge, variant, lever, advice, suppliers, answer)
      ${facts} select '${kind}', ${about}, ${told}, ${suppliers}, ${answer} from offer where ${where}`);
  database.exec('begin');
  insert('asked', 'null', 'null', '1');
  insert('shown', `json_array('s' || (n % 24), 's' || (n % 23), 's' || (n % 22))`, 'null', '1');
  insert('chosen', `json_array('s' || (n % 24))`, 'null', 'n % 2 = 0');
  insert('bought', `json_array('s' || (n % 24))`, 'null', 'n % 4 = 0');
  insert('reaction', 'null', `'pleased'`, 'n % 4 = 0');
  database.exec('commit');
  database.close();
}

/** In `npm run bench` a million rows, because ten million take a quarter of an hour to count. */
export async function benchReports(rows: number): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'inkopen-bench-'));
  const file = join(folder, 'inkopen.db');
  const timed = async <T>(work: () => Promise<T> | T): Promise<[T, number]> => {
    const start = performance.now();
    const result = await work();
    return [result, performance.now() - start];
  };
  try {
    await openSqliteStore(file, 'Europe/Amsterdam').close();
    fill(file, rows);
    const store = openSqliteStore(file, 'Europe/Amsterdam');
    const [done, countingMs] = await timed(() => store.reports.catchUp(NOW, 10));
    const [again, idleMs] = await timed(() => store.reports.catchUp(NOW, 10));
    const { content } = loadContent(PROJECT);
    const whole = async () => {
      const sums = await store.reports.published('0000-01', '9999-12', 10);
      return sheetsOf(makeReport(sums, { from: '2023-11', to: '2026-11', today: '2026-11-20', locale: 'nl' }, content)).map(sheetAsText);
    };
    const [sheets, reportMs] = await timed(whole);
    const check = await store.reports.check();
    const fits = check.every(({ counted, published, waiting, missing }) => counted === published + waiting && missing === 0);
    const asked = check.find(({ step }) => step === 'asked');
    await store.close();
    const thousand = (count: number) => Math.round(count).toLocaleString('en');
    return [
      { what: 'facts in the log', value: thousand(done.counted), note: `${Math.round(statSync(file).size / 1e6)} MB` },
      {
        what: 'counting and publishing all of them',
        value: `${(countingMs / 1000).toFixed(1)} s`,
        note: `${thousand(done.counted / (countingMs / 1000))} facts a second`,
      },
      { what: 'the timer, nothing new', value: `${idleMs.toFixed(1)} ms`, note: `${again.counted} counted` },
      { what: 'the whole report', value: `${reportMs.toFixed(1)} ms`, note: `${sheets.length} tables; to reach: 500 ms` },
      {
        what: 'sums against the log',
        value: fits ? 'equal' : 'NOT equal',
        note: asked ? `${thousand(asked.published)} of ${thousand(asked.counted)} requests published` : '',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) printTable(await benchReports(Number(process.argv[2]) || ROWS));

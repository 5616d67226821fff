/** The nudge engine: planning, sending, keeping to a limit, being killed, and a year ahead. `--kills` adds the long one. Runs by itself too. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { madeUpPeople } from '../src/cli/nudge-simulation.ts';
import { loadContent } from '../src/content/load.ts';
import { WorkingDays } from '../src/domain/calendar.ts';
import { simulate } from '../src/nudging/simulating.ts';
import { killAgainAndAgain } from '../test/nudging/kill-harness.ts';
import { type Measurement, printTable } from './table.ts';

const PEOPLE = 100_000;
const MESSAGES = 5000;
/** Microsoft Teams, per app and tenant: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit. */
const LIMIT = 50;
const LIMITED_SECONDS = 20;

export async function benchNudges(): Promise<Measurement[]> {
  return [
    ...(await planning()),
    ...(await sending()),
    ...(await limited()),
    ...(process.argv.includes('--kills') ? [await killed()] : []),
    year(),
  ];
}

async function planning(): Promise<Measurement[]> {
  const plans: Record<string, number>[] = [];
  for (const people of [1000, PEOPLE, 1_000_000]) plans.push(await withPeople(people, (folder) => program(folder, 'plan')));
  const [small, middle, large] = plans;
  return [
    { what: 'Nudge, planning 100,000 addressees', value: `${seconds(middle?.planMs)} s`, note: 'at most 3 s' },
    {
      what: 'Nudge, memory while planning 1,000 and 1,000,000',
      value: `${small?.peakMb?.toFixed(0)} and ${large?.peakMb?.toFixed(0)} MB`,
      note: `resident at its highest, in fresh processes; apart by at most 60 MB; the million took ${seconds(large?.planMs)} s`,
    },
  ];
}

async function sending(): Promise<Measurement[]> {
  const sink = await start('nudge-sink.ts');
  try {
    const bare: Record<string, number>[] = [];
    const ours: Record<string, number>[] = [];
    for (let round = 0; round < 2; round++) {
      bare.push(await program('', 'bare', MESSAGES, sink.url));
      ours.push(await withPeople(MESSAGES, (folder) => program(folder, 'send', MESSAGES, sink.url)));
    }
    const rate = (runs: readonly Record<string, number>[]) =>
      (1000 * MESSAGES * runs.length) / runs.reduce((sum, { sendMs = 0 }) => sum + sendMs, 0);
    return [
      {
        what: "Nudge, a bare loop of Slack's client",
        value: `${Math.round(rate(bare))}/s`,
        note: `${MESSAGES} messages, 64 at once, a server here`,
      },
      {
        what: 'Nudge, our own ceiling on SQLite',
        value: `${Math.round(rate(ours))}/s`,
        note: 'gate, attempt and outcome on disk; at least 1,000/s',
      },
      { what: 'Nudge, ratio of ours to bare', value: (rate(ours) / rate(bare)).toFixed(2) },
    ];
  } finally {
    sink.child.kill();
  }
}

async function limited(): Promise<Measurement[]> {
  const sink = await start('nudge-sink.ts', String(LIMIT));
  try {
    await withPeople(LIMIT * LIMITED_SECONDS, (folder) => program(folder, 'send', LIMIT * LIMITED_SECONDS, sink.url, LIMIT));
    const seen = (await (await fetch(`${sink.url}/seen`)).json()) as Record<string, number>;
    const used = (seen['takenAfterWarmUp'] ?? 0) / ((LIMIT * (seen['measuredMs'] ?? 1)) / 1000);
    return [
      {
        what: `Nudge, a limit of ${LIMIT} a second used`,
        value: `${(used * 100).toFixed(1)} %`,
        note: `${seen['refusedAfterWarmUp']} refusals (429) after 2 s, ${seen['refused']} in all; at least 95 % and none`,
      },
    ];
  } finally {
    sink.child.kill();
  }
}

async function withPeople<T>(people: number, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'inkopen-bench-'));
  try {
    await program(folder, 'people', people);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function killed(): Promise<Measurement> {
  const { kills, twice, lost, uncertain, wrongSums } = await killAgainAndAgain({ people: 2000, kills: 200, look: true });
  return {
    what: 'Nudge, killed while sending to 2,000',
    value: `${twice} twice, ${lost} lost`,
    note: `${kills} times SIGKILL at random points; ${uncertain} uncertain in the end, ${wrongSums} wrong sums`,
  };
}

function year(): Measurement {
  const { content } = loadContent(fileURLToPath(new URL('..', import.meta.url)));
  const context = { moments: content.moments, suppliers: content.suppliers, workingDays: new WorkingDays(), timeZone: 'Europe/Amsterdam' };
  const from = new Date('2027-01-01T00:00:00Z');
  const people = madeUpPeople(5000, from, [...content.categories.keys()], 50);
  const begun = performance.now();
  let messages = 0;
  for (const _ of simulate({ nudges: content.nudges.values(), people, from, until: new Date('2028-01-01T00:00:00Z'), context })) messages++;
  return {
    what: 'Nudge, a simulated year with 5,000 people',
    value: `${seconds(performance.now() - begun)} s`,
    note: `${messages} decisions; under 60 s`,
  };
}

function seconds(ms = 0): string {
  return (ms / 1000).toFixed(2);
}

async function program(...parameters: (string | number)[]): Promise<Record<string, number>> {
  const child = spawn(process.execPath, [file('nudge-program.ts'), ...parameters.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout));
}

async function start(name: string, ...parameters: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [file(name), ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [data] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: data.toString().trim() };
}

function file(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

if (import.meta.main) printTable(await benchNudges());

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Address } from '../src/domain/address.ts';
import { lotte } from './cast.ts';
import { commandLine } from './cli/inkopen.ts';
import { button, fillIn, openForm, say, tap } from './conversation/talk.ts';
import { nudgeText, onlyNudge } from './nudging/nudge-file.ts';
import { everythingIn } from './store/database-file.ts';
import { startWorld, type World } from './world.ts';

/** Everything that must not be kept has this in it: ids, names, and what was typed. */
const MARK = 'GEHEIM';
const PEOPLE: readonly Address[] = [
  { channel: 'web', id: `${MARK}-web` },
  { channel: 'slack', id: `U0${MARK}` },
  { channel: 'teams', id: `29:${MARK}-aad` },
];
const [subscriber] = PEOPLE as [Address, ...Address[]];

let world: World;
beforeAll(async () => {
  world = await startWorld({ content: onlyNudge(nudgeText({ categorie: 'gebak' })) });
});
afterAll(() => world.stop());

/** The names of the tables in which the mark stands. */
function marked(): string[] {
  const database = new Database(world.databaseFile, { readonly: true });
  const tables = everythingIn(database).split(/\n\n+/);
  database.close();
  return tables.filter((text) => text.includes(MARK)).map((text) => text.slice(0, text.indexOf('\n')));
}

async function type(text: string): Promise<string> {
  const body = new URLSearchParams({ text });
  const response = await fetch(`${world.url}/chat/message`, { method: 'POST', headers: { Cookie: `cast=${MARK.toLowerCase()}` }, body });
  return response.text();
}

/** What nobody asked us for. */
async function talkInPassing(person: Address): Promise<void> {
  const room: Address = { channel: 'web', id: 'plein' };
  await say(world, lotte, 'meelezen aan', { room });
  await world.app.conversation.overhear({ person, room, text: `Wie weet een leuke plek voor de heisessie van ${MARK}?`, locale: 'nl' });
  await say(world, person, `dank je ${MARK}, de bloemen waren mooi`, { manner: 'addressed' });
  await say(world, person, `een ${MARK.toLowerCase()}ding`);
}

/** Everything that is refused, or chosen from a list. */
async function fillInForms(person: Address): Promise<void> {
  const help = await say(world, person, 'help');
  await fillIn(world, person, await openForm(world, person, button(help, 'request')), { category: 'gebak', place: MARK, people: MARK });
  const tips = await say(world, person, 'tip');
  await fillIn(world, person, await openForm(world, person, button(tips, 'tip')), {
    category: 'gebak',
    text: `${MARK} bellen helpt`,
    name: MARK,
  });
  const other = await tap(world, person, button(await say(world, person, 'koffie'), 'other'));
  await fillIn(world, person, await openForm(world, person, button(other, 'reason')), { reason: 'too-slow', text: MARK });
}

/** A day in the life: everything that people can do, marked. */
async function liveThroughADay(): Promise<void> {
  await world.app.store.ping();
  for (const person of PEOPLE) {
    await say(world, person, 'start');
    const offer = await say(world, person, `bloemen voor ${MARK} de Vries, 25 stuks, vrijdag in Utrecht`);
    for (const verb of ['why', 'choose', 'self', 'other'] as const) await tap(world, person, button(offer, verb));
    for (const text of [
      `${MARK} zoekt iets raars`,
      `tip ${MARK}`,
      `nudge ${MARK}`,
      `pauze ${MARK}`,
      MARK.repeat(600),
      'mijn gegevens',
      'rapport',
    ])
      await say(world, person, text);
    await world.app.conversation.click({ person, verb: 'choose:1', token: `${MARK}.forged`, locale: 'nl' });
    await talkInPassing(person);
    await fillInForms(person);
    await tap(world, person, button(await tap(world, person, button(offer, 'choose')), 'follow_up'));
  }
  await type(`bloemen voor ${MARK}`);
  await type(`${MARK}?`);
  await fetch(`${world.url}/chat/click`, { method: 'POST', body: new URLSearchParams({ verb: 'choose:1', token: MARK }) });
  await fetch(`${world.url}/${MARK}`);
  await world.tick();
}

describe('after a day in which everybody said who they were and what for', () => {
  beforeAll(liveThroughADay);

  it('only the address of who asked to hear from us stands in the database, where it is needed to send it', () => {
    expect(marked().sort()).toEqual(['follow_up', 'subscription', 'web_post']);
  });

  it('nothing of it stands in the log, the figures or the report', async () => {
    const inkopen = commandLine({ DATABASE_URL: `file:${world.databaseFile}`, CONTENT_DIR: world.contentDir });
    const report = await inkopen.run(['report', '--json']);
    const others = await Promise.all(
      [
        ['report', '--markdown'],
        ['report', '--year', '2026'],
        ['privacy', 'audit', '--json'],
        ['privacy', 'register'],
        ['doctor'],
        ['privacy', 'export', MARK],
      ].map((args) =>
        inkopen.run([...args, '--now', '2026-10-15'].slice(0, args[0] === 'doctor' || args[1] === 'audit' ? args.length : undefined)),
      ),
    );
    inkopen.remove();
    // What somebody typed themselves comes back to them, and to nobody else.
    for (const { out, err } of others.slice(0, -1)) expect(`${out}${err}`.toUpperCase()).not.toContain(MARK);
    expect(others.slice(0, -1).map(({ out }) => out.length > 0)).toEqual([true, true, true, true, true]);
    const metrics = await (await fetch(`${world.url}/metrics`)).text();
    expect(report.status).toBe(0);
    expect(metrics).toContain('inkopen_answers_total');
    for (const text of [report.out, metrics, world.logLines.join('\n')]) expect(text.toUpperCase()).not.toContain(MARK);
  });

  it('nothing of it stands in the files beside the database, also not after somebody was forgotten', async () => {
    const gone: Address = { channel: 'slack', id: `U1${MARK}` };
    await say(world, gone, `taart voor ${MARK}`);
    await say(world, gone, 'vergeet mij');
    const folder = dirname(world.databaseFile);
    const beside = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /seasons\/|forgotten/.test(name));
    expect(beside.length).toBeGreaterThan(1);
    for (const name of beside) expect(readFileSync(join(folder, name), 'latin1')).not.toContain(MARK);
  });

  it('no time in the log of outcomes is finer than an hour', () => {
    const database = new Database(world.databaseFile, { readonly: true });
    const times = database.prepare('select distinct at from outcome').pluck().all() as number[];
    database.close();
    expect(times.length).toBeGreaterThan(0);
    expect(times.filter((at) => at % 3600 !== 0)).toEqual([]);
  });

  it('the address is gone when they say stop, from the whole file', async () => {
    for (const person of PEOPLE) await say(world, person, 'stop');
    expect(marked()).toEqual([]);
    await world.restart();
    expect(readFileSync(world.databaseFile).includes(MARK)).toBe(false);
  });

  it('the same person on two channels, and with another key, is somebody else', async () => {
    const twin: Address = { ...subscriber, channel: 'slack' };
    await say(world, subscriber, 'gebak');
    const mine = async (person: Address) => JSON.stringify((await say(world, person, 'mijn gegevens')).parts);
    expect(await mine(subscriber)).toContain('Gebak');
    expect(await mine(twin)).not.toContain('Gebak');
  });
});

describe('a database that fails', () => {
  it('brings nothing of what was said or who said it into the log', async () => {
    const broken = await startWorld();
    const other = new Database(broken.databaseFile);
    other.exec("create trigger full_disk before insert on outcome begin select raise(abort, 'full'); end; drop table opt_out");
    other.close();
    for (const text of [`bloemen voor ${MARK}`, 'start', 'stop', 'mijn gegevens', 'vergeet mij']) await say(broken, subscriber, text);
    expect(broken.logLines.filter((line) => line.includes('An answer failed')).length).toBeGreaterThan(0);
    expect(broken.logLines.join('\n')).not.toContain(MARK);
    await broken.stop();
  });
});

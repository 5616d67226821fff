import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWords } from '../../src/conversation/words.ts';
import { lotte, sam } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { button, buttonsOf, partsOf, say, wordsOf } from './talk.ts';

describe('the words that the bot understands', () => {
  it.each<[string, object]>([
    ['', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['Help!', { kind: 'help' }],
    ['/inkopen', { kind: 'help' }],
    ['inkopen', { kind: 'help' }],
    ['  /INKOPEN   help  ', { kind: 'help' }],
    ['inkopen: help', { kind: 'help' }],
    ['tip', { kind: 'tip', text: '' }],
    ['tip bloemen', { kind: 'tip', text: 'bloemen' }],
    ['mijn gegevens', { kind: 'my-data' }],
    ['/inkopen Mijn  Gegevens', { kind: 'my-data' }],
    ['vergeet mij', { kind: 'forget-me' }],
    ['vergeet me.', { kind: 'forget-me' }],
    ['start', { kind: 'start' }],
    ['STOP', { kind: 'stop' }],
    ['/inkopen stop!', { kind: 'stop' }],
    ['pauze 1 maart', { kind: 'pause', until: '1 maart' }],
    ['pauze', { kind: 'pause', until: '' }],
    ['waarom', { kind: 'why' }],
    ['waarom?', { kind: 'why' }],
    ['rapport', { kind: 'report' }],
    ['home', { kind: 'home' }],
    ['meelezen aan', { kind: 'read-along', on: true }],
    ['/inkopen Meelezen UIT!', { kind: 'read-along', on: false }],
    ['nudge', { kind: 'nudge', id: '' }],
    ['nudge koffie-een-pak', { kind: 'nudge', id: 'koffie-een-pak' }],
    ['bloemen', { kind: 'request', text: 'bloemen' }],
    ['/inkopen bloemen', { kind: 'request', text: 'bloemen' }],
    ['inkopen lunch voor 25', { kind: 'request', text: 'lunch voor 25' }],
    ['inkopenbloemen', { kind: 'request', text: 'inkopenbloemen' }],
    ['stop met bloemen', { kind: 'request', text: 'stop met bloemen' }],
    ['Bloemen Voor Truus!', { kind: 'request', text: 'Bloemen Voor Truus!' }],
  ])('"%s" means %j', (text, words) => {
    expect(readWords(text)).toEqual(words);
  });
});

describe('an answer', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it('to `help` tells the words, and has every category within reach', async () => {
    const reply = await say(world, sam, 'help');
    for (const word of ['/inkopen bloemen', '`start`', '`stop`', '`mijn gegevens`', '`vergeet mij`', '`waarom`'])
      expect(wordsOf(reply)).toContain(word);
    expect(wordsOf(reply)).not.toContain('rapport');
    expect(buttonsOf(reply).filter(({ verb }) => verb === 'ask')).toHaveLength(16);
  });

  it('to `help` in a chat with us gives examples without our name in front', async () => {
    const words = wordsOf(await say(world, sam, 'help', { manner: 'addressed' }));
    expect(words).toContain('`bloemen`');
    expect(words).not.toContain('inkopen');
    expect(wordsOf(await say(world, sam, 'inkopen help', { manner: 'addressed' }))).toContain('`/inkopen bloemen`');
  });

  it('to `help` tells a lead what a lead can ask', async () => {
    expect(wordsOf(await say(world, lotte, 'help'))).toContain('`rapport`');
  });

  it('to `waarom` explains the choice', async () => {
    expect(wordsOf(await say(world, sam, 'waarom'))).toMatch(/hoogstens drie.*Niemand betaalt/s);
  });

  it('to `tip` says that there is none yet, and takes one', async () => {
    const reply = await say(world, sam, 'tip bloemen');
    expect([reply.title, wordsOf(reply)]).toEqual(['Tips van collega’s over bloemen', expect.stringContaining('nog geen tips')]);
    expect(['tip', 'suggest'].map((verb) => button(reply, verb as 'tip').label)).toEqual(['Deel een tip', 'Noem een leverancier']);
  });

  it('to `rapport` and `nudge` is for leads only', async () => {
    for (const word of ['rapport', 'nudge']) {
      expect((await say(world, sam, word)).title).toBe('Dit is voor de projectleider inclusie');
      expect(wordsOf(await say(world, sam, word))).not.toContain('LEADS');
      expect((await say(world, lotte, word)).title).not.toBe('Dit is voor de projectleider inclusie');
    }
  });

  it('to `nudge` tells a lead what is planned, and shows one as it will look', async () => {
    expect(partsOf(await say(world, lotte, 'nudge'), 'text')[0]?.markdown.split('\n')).toHaveLength(6);
    const preview = await say(world, lotte, 'nudge koffie-een-pak');
    expect(preview.title).toBe('Begin met één pak koffie');
    expect(button(preview, 'ask').label).toBe('Laat drie leveranciers zien');
  });

  it('is given in English to whom the platform says reads English', async () => {
    expect(wordsOf(await say(world, sam, 'help', { locale: 'en' }))).toMatch(/three social/i);
  });
});

describe('who is a lead', () => {
  it('stands in the settings, by channel and id', async () => {
    const world = await startWorld({ env: { LEADS: 'slack:U0LEAD, teams:11111111-2222-3333-4444-555555555555' } });
    const answer = async (channel: 'slack' | 'teams' | 'web', id: string) => (await say(world, { channel, id }, 'rapport')).title;
    expect(await answer('slack', 'U0LEAD')).toBe('Het rapport van oktober 2026');
    expect(await answer('teams', '11111111-2222-3333-4444-555555555555')).toBe('Het rapport van oktober 2026');
    expect(await answer('web', 'U0LEAD')).toBe('Dit is voor de projectleider inclusie');
    await world.stop();
  });
});

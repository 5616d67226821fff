import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { MAX_WORDS } from '../../src/content/nudge-checks.ts';
import { WorkingDays } from '../../src/domain/calendar.ts';
import { ADVICES, LEVERS } from '../../src/domain/nudge.ts';
import { occurrencesBetween } from '../../src/domain/occurrence.ts';
import { shelfOn } from '../../src/domain/supplier.ts';
import { PROJECT } from '../world.ts';

const { content, vocabulary, problems } = loadContent(PROJECT);
const { categories, evidence, moments, nudges, organisation, suppliers } = content;
const TODAY = '2026-10-15';
const examples = [...suppliers.values()].filter(({ status }) => status === 'voorbeeld');
const leads = [...suppliers.values()].filter(({ status }) => status === 'te-controleren');

const SIXTEEN = [
  'bloemen',
  'relatiegeschenken',
  'kerstpakketten',
  'vergaderlocaties',
  'catering',
  'koffie-thee',
  'gebak',
  'borrel-dranken',
  'drukwerk',
  'promotieartikelen',
  'bedrijfskleding',
  'kantoormeubilair',
  'schoonmaak',
  'groenvoorziening',
  'koerier',
  'workshops-teamuitjes',
];

describe('the content that comes with the project', () => {
  it('has no mistakes; the only remark is about a date that has not been published', () => {
    expect(problems.filter(({ message }) => !message.includes('heeft nog geen datum'))).toEqual([]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has the sixteen categories, each with words to recognise it by', () => {
    expect([...categories.keys()].sort()).toEqual([...SIXTEEN].sort());
    expect([...vocabulary.categories.keys()].sort()).toEqual([...SIXTEEN].sort());
  });

  it('has sourced and dated evidence for every category, and never claims that something is cheaper', () => {
    for (const category of SIXTEEN)
      expect(evidence.filter(({ categories }) => categories.length === 0 || categories.includes(category)).length).toBeGreaterThan(0);
    for (const { text, source } of evidence) {
      expect(source.title && source.date).toBeTruthy();
      expect(text.nl).not.toMatch(/goedkoper|de meeste mensen/i);
    }
  });

  it('has a standard choice and at least four examples for every category', () => {
    expect(Object.keys(organisation.standardChoices).sort()).toEqual([...SIXTEEN].sort());
    for (const category of SIXTEEN)
      expect(examples.filter(({ categories }) => categories.includes(category)).length, category).toBeGreaterThanOrEqual(4);
  });

  it('has standard choices that can be shown', () => {
    const shown = shelfOn(TODAY, suppliers).suppliers.map(({ id }) => id);
    expect(Object.values(organisation.standardChoices).filter((id) => !shown.includes(id))).toEqual([]);
  });
});

describe('the example suppliers', () => {
  it.each(SIXTEEN)('are at least four for %s, in different places and at different prices', (category) => {
    const own = examples.filter(({ categories }) => categories[0] === category);
    expect(own.length).toBeGreaterThanOrEqual(4);
    expect(new Set(own.map(({ place }) => place)).size).toBeGreaterThanOrEqual(3);
    expect(new Set(own.map(({ priceBand }) => priceBand)).size).toBeGreaterThanOrEqual(2);
    expect(new Set(own.map(({ leadTimeDays }) => leadTimeDays)).size).toBeGreaterThanOrEqual(2);
  });

  it('have addresses that end in .example, so that no mail or click ever arrives anywhere', () => {
    for (const { order, impact, sources } of examples) {
      const addresses = [order.url, impact.source, ...sources.map(({ url }) => url)].filter((url) => url?.includes('://'));
      for (const address of addresses) expect(new URL(String(address)).hostname).toMatch(/\.example$/);
      if (order.mail) expect(order.mail).toMatch(/\.example$/);
    }
  });

  it('say whom they make a difference for, with a source and a date', () => {
    for (const { id, impact } of examples) expect([id, impact.source !== 'onbekend', impact.date !== 'onbekend']).toEqual([id, true, true]);
  });

  it('are the only ones that are shown, as long as nobody has checked another', () => {
    const shelf = shelfOn(TODAY, suppliers);
    expect(shelf.isExample).toBe(true);
    expect(shelf.suppliers.length).toBe(examples.length);
  });
});

describe('the 66 real organisations', () => {
  it('wait to be checked, and are never offered', () => {
    expect(leads).toHaveLength(66);
    const shown = new Set(['2026-10-15', '2027-06-01', '2030-01-01', '2040-01-01'].flatMap((day) => shelfOn(day, suppliers).suppliers));
    expect(leads.filter((lead) => shown.has(lead))).toEqual([]);
  });

  it('each name a source', () => {
    expect(leads.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });
});

describe('the nudges', () => {
  const all = [...nudges.values()];

  it('are sixteen or more, with all four levers and all nine advices', () => {
    expect(all.length).toBeGreaterThanOrEqual(16);
    expect(new Set(all.map(({ lever }) => lever))).toEqual(new Set(LEVERS));
    expect(new Set(all.map(({ advice }) => advice))).toEqual(new Set(ADVICES));
  });

  it.each(all.map((nudge) => [nudge.id, nudge] as const))(
    '%s is short enough to be read, and tells a first step',
    (_id, { title, variants }) => {
      expect(title.length).toBeLessThanOrEqual(80);
      for (const { markdown } of variants) {
        expect(markdown.match(/[\p{L}\p{N}]+/gu)?.length ?? 0).toBeLessThanOrEqual(MAX_WORDS);
        expect(markdown).toMatch(/eerste stap/i);
        expect(markdown).not.toMatch(/de meeste (mensen|collega|organisaties)|goedkoper|iedereen doet/i);
      }
    },
  );

  it('fill the year: something is due in at least nine of its months, and never on a day off', () => {
    const workingDays = new WorkingDays(organisation.closedDays);
    const context = { moments, workingDays, timeZone: 'Europe/Amsterdam' };
    const from = new Date('2027-01-01T00:00Z');
    const until = new Date('2028-01-01T00:00Z');
    const due = all.flatMap((nudge) => occurrencesBetween(nudge, from, until, context));
    expect(new Set(due.map(({ key }) => key.slice(0, 7))).size).toBeGreaterThanOrEqual(9);
    expect(due.filter(({ key }) => !workingDays.includes(key))).toEqual([]);
  });

  it('begin about Christmas hampers in September', () => {
    const hampers = all.filter(({ category }) => category === 'kerstpakketten');
    const context = { moments, workingDays: new WorkingDays(), timeZone: 'Europe/Amsterdam' };
    const days = hampers
      .flatMap((nudge) => occurrencesBetween(nudge, new Date('2026-08-01'), new Date('2027-01-01'), context))
      .map(({ key }) => key);
    expect(days.sort()[0]).toMatch(/^2026-09-/);
  });
});

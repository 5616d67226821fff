import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { readNudge } from '../../src/content/nudges.ts';
import { formatProblem } from '../../src/content/problem.ts';
import { nudgeText } from '../nudging/nudge-file.ts';
import { PROJECT } from '../world.ts';

const { categories, moments, organisation } = loadContent(PROJECT).content;

/** What is said about a nudge file: `file:line: fout: …`. */
function remarks(text: string): string[] {
  return readNudge('nudges/tip.md', text, { categories, moments, rooms: organisation.rooms }).problems.map(formatProblem);
}

/** Without what is only advice. */
function mistakes(text: string): string[] {
  return remarks(text).filter((remark) => remark.includes(': fout: '));
}

/** A nudge with one thing in it changed; `''` leaves it out. */
function withField(name: string, value: string): string {
  return nudgeText({ [name]: value });
}

describe('a mistake in a nudge', () => {
  it.each<[string, string, number, RegExp]>([
    [
      'a lever misspelt',
      withField('knop', 'gemakk'),
      4,
      /"gemakk" ken ik niet\. Bedoel je "gemak"\? Kies uit: gemak, motivatie, normen, weerstand\./,
    ],
    [
      'an advice that does not exist',
      withField('advies', 'korting'),
      5,
      /"korting" ken ik niet\. Kies uit: proces, juiste-moment, .*keuzevrijheid/,
    ],
    ['an advice misspelt', withField('advies', 'juist-moment'), 5, /Bedoel je "juiste-moment"\?/],
    [
      'a category misspelt',
      withField('categorie', 'bloemmen'),
      3,
      /De categorie "bloemmen" ken ik niet\. Bedoel je "bloemen"\? Kies uit: .*gebak/,
    ],
    ['a status misspelt', withField('status', 'goedgekeurt'), 9, /Bedoel je "goedgekeurd"\? Kies uit: concept, goedgekeurd, gepauzeerd/],
    ['a moment misspelt', withField('wanneer', '{ moment: kertst }'), 6, /Het moment "kertst" ken ik niet\. Bedoel je "kerst"\?/],
    ['a moment without a day', withField('wanneer', '{ moment: pensioen }'), 6, /geen vaste dag\. Gebruik "cron"/],
    ['a moment and a cron line', withField('wanneer', '{ moment: kerst, cron: "30 9 * * 1" }'), 6, /Kies één manier/],
    ['neither a moment nor a cron line', withField('wanneer', '{ weken_ervoor: 3 }'), 6, /Kies één manier/],
    ['a cron line that is none', withField('wanneer', '{ cron: "elke maandag" }'), 6, /geen goede cron-regel\. Voorbeeld: "30 9 \* \* 1"/],
    [
      'weeks that are more than a year',
      withField('wanneer', '{ moment: kerst, weken_ervoor: [60] }'),
      6,
      /kies een aantal weken van 0 tot 52/,
    ],
    ['weeks that are no number', withField('wanneer', '{ moment: kerst, weken_ervoor: veel }'), 6, /weken_ervoor.*\[14, 10\]/],
    ['a season that is no day', withField('wanneer', '{ cron: "30 9 * * 1", van: januari }'), 6, /wanneer\.van.*"12-25"/],
    ['a day before its month', withField('wanneer', '{ datum: "30-11" }'), 6, /maand-dag voor elk jaar \("11-30" is 30 november\)/],
    ['a row with a day before its month', withField('wanneer', '{ datum: ["11-27", "30-11"] }'), 6, /maand-dag/],
    ['a season of two kinds', withField('wanneer', '{ cron: "30 9 * * 1", van: 2026-09-01, tot: "12-24" }'), 6, /"van" en "tot".*zelfde/],
    ['a season on a day that does not exist', withField('wanneer', '{ cron: "30 9 * * 1", van: "02-30" }'), 6, /"12-25"/],
    ['a time that is none', withField('tijd', '"9u30"'), 7, /schrijf een tijd als "09:30"/],
    ['a time at which people sleep', withField('tijd', '"22:00"'), 7, /Om 22:00 sturen we niets\. Kies een tijd tussen 08:00 en 18:00/],
    [
      'a room that nobody knows',
      withField('doelgroep', '{ kamers: [algemen] }'),
      8,
      /De kamer "algemen" ken ik niet\. Bedoel je "algemeen"\?.*slack:C0123/,
    ],
    ['people who are none', withField('doelgroep', '{ mensen: iedereen }'), 8, /Kies uit: abonnees, eerder-gezocht, geen/],
    ['nobody to go to', withField('doelgroep', '{ kamers: [], mensen: geen }'), 8, /Zo krijgt niemand dit bericht.*"kamers".*"mensen"/],
    ['nobody to go to, because nothing is said', withField('doelgroep', '{}'), 8, /Zo krijgt niemand dit bericht/],
    ['a field misspelt', withField('advis', 'klein'), 10, /Het veld "advis" ken ik niet\. Bedoel je "advies"\?/],
    [
      'a field inside a field misspelt',
      withField('doelgroep', '{ kamer: [algemeen] }'),
      8,
      /Het veld "kamer" ken ik niet\. Bedoel je "kamers"\?/,
    ],
    ['a title left out', withField('titel', ''), 2, /Het veld "titel" ontbreekt/],
    ['a lever left out', withField('knop', ''), 2, /"knop" ontbreekt\. Kies uit: gemak, motivatie, normen, weerstand/],
  ])('such as %s is told with its line and what to write instead', (_what, text, line, message) => {
    const found = remarks(text);
    expect(
      found.some((remark) => remark.startsWith(`nudges/tip.md:${line}: `) && message.test(remark)),
      found.join('\n'),
    ).toBe(true);
    expect(readNudge('nudges/tip.md', text, { categories, moments, rooms: organisation.rooms }).nudge).toBeUndefined();
  });

  it('in its message is told at the line of that variant', () => {
    expect(mistakes(nudgeText({}, '\n\n'))).toEqual([expect.stringMatching(/^nudges\/tip\.md:11: fout: De boodschap is leeg/)]);
    expect(mistakes(nudgeText({}, 'Hallo.\n\n## variant: kort\n\n## variant: lang\n\nOok hallo.'))).toEqual([
      expect.stringMatching(/^nudges\/tip\.md:13: fout: De boodschap van variant "kort" is leeg/),
    ]);
    const twins = mistakes(nudgeText({}, 'Hallo.\n\n## variant: kort\n\nEen.\n\n## variant: kort\n\nTwee.'));
    expect(twins).toEqual([
      expect.stringMatching(/:13: fout: Er zijn twee varianten "kort"/),
      expect.stringMatching(/:17: fout: Er zijn twee/),
    ]);
  });

  it('is a remark and no mistake when the message is long', () => {
    const { nudge, problems } = readNudge('nudges/tip.md', nudgeText({}, `${'Dit is een kort zinnetje. '.repeat(22)} Tik op de knop.`), {
      categories,
      moments,
      rooms: {},
    });
    expect(nudge?.id).toBe('tip');
    expect(problems).toMatchObject([{ severity: 'warning', line: 11, message: expect.stringContaining('114 woorden') }]);
  });

  it('does not hide the others: every one is told', () => {
    const text = nudgeText(
      {
        knop: 'gemakk',
        categorie: 'bloemmen',
        wanneer: '{ moment: kertst }',
        tijd: '"23:00"',
        doelgroep: '{ kamers: [algemen] }',
        advis: 'klein',
      },
      '',
    );
    const lines = remarks(text).map((remark) => Number(remark.split(':')[1]));
    expect(lines.sort((a, b) => a - b)).toEqual([3, 4, 6, 7, 8, 10, 12]);
  });
});

describe('a file that is hardly a nudge', () => {
  it('without front matter is told how a nudge begins', () => {
    expect(remarks('Hallo allemaal.')).toEqual([
      expect.stringMatching(/^nudges\/tip\.md:1: fout: Een nudge begint met een blok tussen twee regels "---"/),
    ]);
    expect(remarks('')).toHaveLength(1);
    expect(remarks('---\ntitel: Hallo\n')).toHaveLength(1);
  });

  it('with broken YAML is told the line, and nothing that follows from it', () => {
    expect(remarks('---\ntitel: "Hallo\nknop: gemak\n---\nTekst.')).toEqual([
      expect.stringMatching(/^nudges\/tip\.md:[2-4]: fout: Dit is geen goede YAML/),
    ]);
    expect(remarks('---\ntitel: een: twee\nknop: gemak\n---\nTekst.')).toEqual([
      expect.stringMatching(/^nudges\/tip\.md:2: fout: Dit is geen goede YAML/),
    ]);
  });

  it('with front matter that is a list or a word is told what was expected', () => {
    for (const yaml of ['- een\n- twee', 'hallo', '']) expect(remarks(`---\n${yaml}\n---\nTekst.`).length).toBeGreaterThan(0);
  });

  it('saved by a Windows editor is read like any other', () => {
    const text = `\uFEFF${nudgeText().replaceAll('\n', '\r\n')}`;
    expect(remarks(text)).toEqual([]);
  });
});

describe('a nudge that is in order', () => {
  it('is read whole', () => {
    const text = nudgeText(
      {
        wanneer: '{ moment: kerst, weken_ervoor: [14, 10] }',
        afzender: 'Afdeling Inkoop',
        doelgroep: '{ kamers: [algemeen, "slack:C0123", "web:plein"], mensen: abonnees }',
        maat: 'gekozen',
        achterhouden: '10',
        eenheid: 'persoon',
      },
      'Eerste zin. Tik op de knop.\n\n## variant: kort\n\nTweede zin. Tik op de knop.',
    );
    const { nudge, problems } = readNudge('nudges/tip.md', text, { categories, moments, rooms: organisation.rooms });
    expect(problems).toEqual([]);
    expect(nudge).toEqual({
      id: 'tip',
      title: 'Bloemen van dichtbij',
      category: 'bloemen',
      lever: 'gemak',
      advice: 'klein',
      schedule: { kind: 'moment', moment: 'kerst', weeksBefore: [14, 10] },
      time: '09:30',
      rooms: ['web:plein', 'slack:C0123'],
      people: 'abonnees',
      sender: 'Afdeling Inkoop',
      status: 'goedgekeurd',
      measure: 'gekozen',
      heldOut: 10,
      unit: 'persoon',
      variants: [
        { name: 'standaard', markdown: 'Eerste zin. Tik op de knop.' },
        { name: 'kort', markdown: 'Tweede zin. Tik op de knop.' },
      ],
    });
  });

  it.each([
    ['{ datum: 2026-11-27 }', { kind: 'dates', dates: ['2026-11-27'] }],
    ['{ datum: ["11-27", 2027-03-01] }', { kind: 'dates', dates: ['11-27', '2027-03-01'] }],
    [
      '{ uiterste_besteldatum: kerst, weken_ervoor: [3, 2] }',
      { kind: 'moment', moment: 'kerst', weeksBefore: [3, 2], backFrom: 'deadline' },
    ],
    ['{ cron: "30 9 * * 1", van: "09-01", tot: "11-30" }', { kind: 'cron', expression: '30 9 * * 1', from: '09-01', until: '11-30' }],
  ])('can be due at %s', (wanneer, schedule) => {
    const { nudge, problems } = readNudge('nudges/tip.md', nudgeText({ wanneer }), { categories, moments, rooms: organisation.rooms });
    expect([nudge?.schedule, problems]).toEqual([schedule, []]);
  });

  it('takes its moment’s own weeks when it names none', () => {
    const { nudge } = readNudge('nudges/tip.md', nudgeText({ wanneer: '{ moment: kerst }' }), { categories, moments, rooms: {} });
    const kerst = moments.find(({ id }) => id === 'kerst');
    expect(nudge?.schedule).toEqual({ kind: 'moment', moment: 'kerst', weeksBefore: [kerst?.weeksBefore ?? 0] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLever, checkWords } from '../../src/content/nudge-checks.ts';
import { WORD_RULES } from '../../src/content/nudge-rules.ts';
import { readabilityOf, syllablesOf } from '../../src/content/readability.ts';

const GOOD = 'Wie verdient er een bos bloemen?\n\nEerste stap: typ `/inkopen bloemen`.';

function check(markdown: string, title = 'Bloemen voor wie je bedankt') {
  return checkWords({ title, category: 'bloemen', markdown });
}
const blocked = (sentence: string) => check(`${GOOD}\n\n${sentence}`).filter(({ blocking }) => blocking);

describe('a nudge that must never go out', () => {
  it.each([
    ['presses', 'Je moet vanaf nu sociaal inkopen.'],
    ['presses with duty', 'Dit is gewoon een plicht.'],
    ['threatens with a last chance', 'Bestel vandaag, dit is je laatste kans.'],
    ['makes people feel guilty', 'Zonder jouw bestelling laat je deze mensen in de steek.'],
    ['asks why they do not', 'Waarom koop jij nog niet sociaal in?'],
    ['promises a reward', 'Win een taart met je bestelling.'],
    ['counts points', 'Elke bestelling levert punten op.'],
    ['threatens with a fine', 'Wie dit vergeet, krijgt een boete.'],
    ['ranks', 'Welke afdeling wint dit jaar?'],
    ['ranks teams', 'Burgerzaken staat bovenaan de ranglijst.'],
    ['claims a norm', 'De meeste collega’s kopen al sociaal in.'],
    ['claims that everybody does', 'Iedereen doet het al.'],
    ['claims a share of colleagues', '8 van de 10 collega’s kozen vorig jaar sociaal.'],
    ['claims that it is cheaper', 'Sociaal inkopen is vaak goedkoper.'],
    ['claims a percentage without a source', 'De kwaliteit is bij 95% gelijk of beter.'],
    ['claims research without a source', 'Uit onderzoek blijkt dat ontvangers dit waarderen.'],
  ])('%s', (_what, sentence) => {
    const [finding] = blocked(sentence);
    expect(finding?.sentence).toBe(sentence);
    expect(finding?.text).toMatch(/Beter: "/);
  });
});

describe('a nudge that may go out', () => {
  it.each([
    ['gives a choice', 'Je hoeft niets om te gooien.'],
    ['asks whether something must be done', 'Moet je nog bloemen bestellen?'],
    ['asks about a wrong assumption', 'Is dat goedkoper of duurder?'],
    ['is for everybody', 'Er is voor iedereen iets bij.'],
    ['gives a fact with a source and a year', '95% vond de kwaliteit [gelijk of beter](https://voorbeeld.example/onderzoek) (2021).'],
    ['names a number of things', 'Je hebt drie dingen nodig: het aantal, het bedrag en de datum.'],
  ])('%s', (_what, sentence) => {
    expect(blocked(sentence)).toEqual([]);
  });

  it('claims a norm that our own figures show', () => {
    const words = {
      title: 'Bloemen bij de balie',
      category: 'bloemen',
      markdown: `${GOOD}\n\nDe meeste collega’s kozen vorig jaar sociaal.`,
    };
    expect(checkWords(words, new Set(['gebak'])).filter(({ blocking }) => blocking)).toHaveLength(1);
    expect(checkWords(words, new Set(['bloemen'])).filter(({ blocking }) => blocking)).toEqual([]);
  });

  it('has examples of our own that pass the same checks', () => {
    expect(WORD_RULES.flatMap(({ better }) => blocked(better))).toEqual([]);
  });
});

describe('advice', () => {
  const said = (markdown: string, title?: string) =>
    check(markdown, title)
      .filter(({ blocking }) => !blocking)
      .map(({ text }) => text)
      .join('\n');

  it('is not given where nothing is to be said', () => {
    expect(check(GOOD)).toEqual([]);
  });

  it.each([
    ['a list of four', `${GOOD}\n\n- een\n- twee\n- drie\n- vier`, /lijst met 4 dingen/],
    ['more than ninety words', `${GOOD} ${'Dit is een korte zin. '.repeat(20)}`, /woorden\. Houd het onder de 90/],
    ['no first step', 'Wie verdient er een bos bloemen?', /geen eerste stap/],
    ['shouting', `${GOOD} Bestel nu!`, /jaagt op/],
    [
      'a long sentence',
      `${GOOD} Als je straks bloemen nodig hebt voor iemand die je wilt bedanken, dan kun je ook eens kijken naar een leverancier die mensen een kans geeft.`,
      /zin is lang/,
    ],
    [
      'hard words',
      `Inzake de aanschaf van representatieve relatiegeschenken verzoeken wij verantwoordelijke medewerkers maatschappelijke ondernemingen te consulteren alvorens reguliere leveranciers te benaderen. ${GOOD}`,
      /Flesch-Douma/,
    ],
    ['a fact without a year', `${GOOD}\n\nHet is [bewezen](https://voorbeeld.example).`, /uit welk jaar/],
  ])('is given on %s', (_what, markdown, expected) => {
    expect(said(markdown)).toMatch(expected);
  });

  it.each([
    'Tip van de week',
    'Let op',
    'Bloemen',
    'Een heel lange kop die op geen enkele telefoon past omdat hij maar doorgaat',
    'BLOEMEN bestellen',
  ])('is given on the notification line “%s”', (title) => {
    expect(said(GOOD, title)).toContain(title);
  });

  it('is given on a lever that is used too much, or not at all, this year', () => {
    expect(checkLever('gemak', { gemak: 7, motivatie: 1, normen: 1, weerstand: 1 })[0]?.text).toMatch(/7 van de 10 berichten/);
    expect(checkLever('gemak', { gemak: 4, motivatie: 4, normen: 0, weerstand: 2 })[0]?.text).toMatch(
      /"normen" gebruik je dit jaar nog niet/,
    );
    expect(checkLever('gemak', { gemak: 3, motivatie: 3, normen: 2, weerstand: 2 })).toEqual([]);
  });
});

describe('reading level', () => {
  it.each([
    ['kat', 1],
    ['bloemen', 2],
    ['leveranciers', 4],
    ['nieuwjaarsborrel', 4],
    ['ideeën', 3],
    ['cadeau', 2],
    ['kerstpakketten', 4],
    ['geeuw', 1],
  ])('counts the syllables of %s: %d', (word, expected) => {
    expect(syllablesOf(word)).toBe(expected);
  });

  it('is higher for the easier of two texts', () => {
    const easy = 'Je kiest een bos. Je ziet wie hem bindt. Dan bel je. Het komt op de dag die je wilt. Zo is het klaar.';
    const hard =
      'Voorafgaand aan definitieve opdrachtverstrekking dient beoordeeld te worden of maatschappelijk verantwoorde alternatieven beschikbaar zijn binnen onderhavige productcategorie.';
    expect(readabilityOf(easy).score).toBeGreaterThan(80);
    expect(readabilityOf(`${hard} ${hard}`).score).toBeLessThan(20);
  });

  it('can be asked about any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => check(text, text).every(({ text }) => text.length > 0)),
    );
  });
});

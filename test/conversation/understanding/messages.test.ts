import { describe, expect, it } from 'vitest';
import { message } from './reader.ts';

describe('a message that is read in passing', () => {
  it.each([
    ['wie weet een goede cateraar voor vrijdag?', 'catering'],
    ['we zoeken nog een zaal voor 40 personen', 'vergaderlocaties'],
    ['kan iemand een boeket regelen voor Marijke?', 'bloemen'],
    ['de koffiebonen zijn op, wie bestelt er nieuwe?', 'koffie-thee'],
    ['does anyone know a good printer for business cards?', 'drukwerk'],
  ])('is noticed when somebody wants something: %s', (text, category) => {
    expect(message(text)).toMatchObject({ intent: true, category });
  });

  it.each([
    'bedankt voor de bloemen!',
    'de taart staat in de keuken',
    'wanneer krijgen we het kerstpakket?',
    'hoe was de workshop gisteren?',
    'de koffieautomaat doet het niet',
    'zullen we even koffie drinken?',
    'de motie over groenonderhoud is aangenomen',
    'the flowers you sent were lovely',
  ])('is left alone when nobody wants anything: %s', (text) => {
    expect(message(text)).toEqual({ intent: false, category: null, candidates: [] });
  });

  it.each([
    ['schoenen', 'Ze hebben nieuwe schoenen nodig.'],
    ['tafel', 'Kunnen we een tafel bij het raam krijgen?'],
    ['brood', 'We moeten nog brood en melk kopen.'],
  ])('is left alone when an everyday word is all there is: %s', (_, text) => {
    expect(message(text).intent).toBe(false);
  });
});

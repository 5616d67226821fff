import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command, TODAY } from './reader.ts';

describe(`the day in a request made on Saturday ${TODAY}`, () => {
  it.each([
    ['vandaag', '2026-11-21'],
    ['morgenmiddag', '2026-11-22'],
    ['overmorgen', '2026-11-23'],
    ['vrijdag', '2026-11-27'],
    ['komende dinsdag', '2026-11-24'],
    ['volgende week dinsdag', '2026-11-24'],
    ['zaterdag', '2026-11-28'],
    ['27 november', '2026-11-27'],
    ['27 nov', '2026-11-27'],
    ['3 december om 12 uur', '2026-12-03'],
    ['12 januari', '2027-01-12'],
    ['7 januari 250 gasten', '2027-01-07'],
    ['17 dec 37 raadsleden', '2026-12-17'],
    ['11 January 200 guests', '2027-01-11'],
    ['12 maart 2027', '2027-03-12'],
    ["12 mrt '27", '2027-03-12'],
    ['12 maart 27', '2027-03-12'],
    ['5-12', '2026-12-05'],
    ['05-12-2026', '2026-12-05'],
    ['2026-12-05', '2026-12-05'],
    ['over twee weken', '2026-12-05'],
    ['over 3 dagen', '2026-11-24'],
    ['dinsdag over een week', '2026-12-01'],
    ['dinsdag over twee weken', '2026-12-08'],
    ['over een week op dinsdag', '2026-12-01'],
    ['de 23e', '2026-11-23'],
    ['de 3e', '2026-12-03'],
    ['week 50', '2026-12-07'],
    ['met kerst', '2026-12-25'],
    ['koningsdag', '2027-04-27'],
    ['tweede paasdag', '2027-03-29'],
    ['next friday', '2026-11-27'],
    ['december 4th', '2026-12-04'],
    ['vr 12:00', '2026-11-27'],
    ['do. 15 uur', '2026-11-26'],
    ['di middag', '2026-11-24'],
    ['11 febr', '2027-02-11'],
    ['eerste vrijdag van januari', '2027-01-01'],
    ['derde dinsdag van december', '2026-12-15'],
    ['laatste vrijdag van november', '2026-11-27'],
    ['laatste maandag van januari', '2027-01-25'],
    ['laatste vrijdag voor kerst', '2026-12-18'],
    ['laatste donderdag voor de kerst', '2026-12-24'],
    ['gisteren', '2026-11-20'],
    ['eergisteren', '2026-11-19'],
    ['13-11', '2026-11-13'],
    ['1 november', '2026-11-01'],
    ['1 september', '2027-09-01'],
    ['8 en 9 december', '2026-12-08'],
    ['8 t/m 10 dec', '2026-12-08'],
  ])('%s is %s', (said, date) => {
    expect(command(`bloemen ${said}`)).toMatchObject({ category: 'bloemen', date });
  });

  it.each([
    'bloemen zo snel mogelijk',
    'taart voor Jan',
    'koffie om half zes',
    'bloemen voor de meiden',
    '40 rozen',
    'zaal 2.14',
    'bloemen, Nadia is sinds gisteren ziek',
    'verhuizing van de 2e naar de 4e etage',
    'lunch in de 2e kamer',
    'catering voor de 2e raadsvergadering',
  ])('has no day: %s', (text) => expect(command(text).date).toBeUndefined());
});

describe('the number in a request', () => {
  it.each([
    ['lunch voor 25 man', 25],
    ['lunch voor 25', 25],
    ['lunch met z’n achten', 8],
    ["dagje weg met z'n zessen", 6],
    ['borrel met ons twaalven', 12],
    ['uitje met zijn drieën', 3],
    ['zaal voor een man of 25', 25],
    ['lunch voor een man of tien', 10],
    ['lunch voor een stuk of vijftien mensen', 15],
    ['folders herdruk 2500 ex.', 2500],
    ['tasjes bedrukken 250x', 250],
    ['taart voor een zieke collega', undefined],
    ['één taart', undefined],
    ['receptie tweehonderd gasten', 200],
    ['lunch voor 12u30', undefined],
    ['kerstpakketten 2027', undefined],
    ['schoonmaak 3x per week', undefined],
    ['veiligheidsschoenen mt 43', undefined],
    ['werkschoenen maat 43', undefined],
    ['zaal 3 inrichten', undefined],
    ['lunch voor twaalf personen', 12],
    ['lunch voor vijfentwintig mensen', 25],
    ['40 rozen', 40],
    ['kerstpakketten, 40 stuks', 40],
    ['3 taarten voor 25 collega’s', 25],
    ['een groep van 15, workshop', 15],
    ['lunch 12 uur', undefined],
    ['lunch op 12 december', undefined],
    ['lunch 12,50 euro', undefined],
    ['A3 posters', undefined],
    ['lunch 8-12 personen', 12],
    ['lunch 10 à 15 personen', 15],
    ['lunch voor 10 a 15', 15],
    ['lunch 20 tot 25 collega’s', 25],
    ['40-50 kerstpakketten', 50],
    ['lunch 5-12 voor 8 tot 10 man', 10],
    ['zaal 9-12 uur', undefined],
    ['borrel, een 80-tal aanwezigen', 80],
    ['lunch voor een 30-tal', 30],
    ['raadsmaaltijd do 17 dec 37 raadsleden', 37],
    ['receptie 7 januari 250 gasten', 250],
    ['venue 11 January 200 guests', 200],
    ['lunch voor -5 personen', undefined],
    ['bloemen €15-€20 per stuk', undefined],
    ['20-30 euro p.p. bloemen', undefined],
    ['bloemen 20-30 euro p.p.', undefined],
    ['bloemen 10-12 euro p.p.', undefined],
    ['5 bossen bloemen van 20 euro', 5],
    ['40 a 50 kerstpakketten van 25 tot 35 euro', 50],
  ])('%s: %s', (text, people) => expect(command(text).people).toBe(people));

  it.each([
    ['taart voor 25 collega’s', true],
    ['gebak, we zijn met z’n zessen', true],
    ['een man of 12, gebak', true],
    ['taart groep van 15', true],
    ['gebak voor 25', undefined],
    ['25 taarten', undefined],
    ['kerstpakketten, 40 stuks', undefined],
  ])('%s: of people is %s', (text, ofPeople) => expect(command(text).ofPeople).toBe(ofPeople));
});

describe('the budget in a request', () => {
  it.each([
    ['lunch 12 euro pp', 12, 'person'],
    ['lunch €12,50 per persoon', 12.5, 'person'],
    ['lunch 12,- p.p.', 12, 'person'],
    ['cadeau van max 20 euro', 20, 'total'],
    ['bloemen budget 300', 300, 'total'],
    ['presentje 20 eu', 20, 'total'],
    ['kerstpakketten 1.500 euro', 1500, 'total'],
    ['kerstpakketten 30 euro per stuk', 30, 'person'],
    ['catering 2k euro', 2000, 'total'],
    ['cadeau voor een tientje', 10, 'total'],
    ['taart van vijftig euro', 50, 'total'],
    ['schoolfruit 1,50 per leerling', 1.5, 'person'],
    ['boeketten 12 euro per boeket', 12, 'person'],
    ['lunch per gast 15 euro', 15, 'person'],
    ['cadeau 15 euro p/st', 15, 'person'],
    ['cadeau 20 euro/persoon', 20, 'person'],
    ['teamdag 50 per neus', 50, 'person'],
    ['schoonmaak 30 euro per uur', 30, 'total'],
    ['taart 25 euro per keer', 25, 'total'],
    ['bloemen €15-€20 per stuk', 20, 'person'],
    ['bloemen €15-20', 20, 'total'],
    ['lunch €150 - 25 personen', 150, 'total'],
    ['20-30 euro p.p. bloemen', 30, 'person'],
    ['bloemen 20-30 euro p.p.', 30, 'person'],
    ['bloemen 10-12 euro p.p.', 12, 'person'],
    ['cadeau van 20 tot 25 euro', 25, 'total'],
    ['10 taarten à 12 euro', 12, 'person'],
    ['5 bossen bloemen van 20 euro', 20, 'person'],
    ['5 boeketten van €20', 20, 'person'],
    ['vijf taarten van 20 euro', 20, 'person'],
    ['40 a 50 kerstpakketten van 25 tot 35 euro', 35, 'person'],
    ['kerstpakketten van 25 euro', 25, 'person'],
    ['10 cadeaus van 200 euro in totaal', 200, 'total'],
    ['1 bos bloemen van 20 euro', 20, 'total'],
    ['lunch voor 25 personen van 300 euro', 300, 'total'],
    ['lunch voor 25 collega’s met een budget van 300 euro', 300, 'total'],
    ['3 augustus taart van 50 euro', 50, 'total'],
  ])('%s: %s %s', (text, amount, per) => expect(command(text).budget).toEqual({ amount, per }));

  it.each(['40 rozen', 'lunch voor 25 man', 'zaal 2.14', 'bloemen 3 per tafel'])('is not in: %s', (text) =>
    expect(command(text).budget).toBeUndefined(),
  );
});

describe('the place in a request', () => {
  it.each([
    ['lunch in Zwolle', 'Zwolle'],
    ['lunch utrecht', 'Utrecht'],
    ['zaal omgeving den bosch', "'s-Hertogenbosch"],
    ['zaal in the hague', 'Den Haag'],
    ['bloemen in Nieuwerkerk aan den IJssel', 'Nieuwerkerk aan den IJssel'],
    ['vergaderzaal in Best', 'Best'],
    ['zaal in Leuven', 'Leuven'],
    ['zaal in Ghent', 'Gent'],
    ['lunch brussels', 'Brussel'],
    ['bloemen in Bruges', 'Brugge'],
    ['zaal Oost-Vlaanderen', 'Oost-Vlaanderen'],
    ['zaal in Parijs', 'Parijs'],
    ['bloemen bezorgen in Munich', 'München'],
    ['pakket naar Zuid-Afrika', 'Zuid-Afrika'],
    ['heidag op de Veluwe', 'Veluwe'],
    ['heidag biesbosch', 'Biesbosch'],
    ['zaal in de buurt van Amersfoort', 'Amersfoort'],
    ['symposium 14 april Leiden', 'Leiden'],
    ['vergaderzaal Houten', 'Houten'],
    ['lunch Woerden', 'Woerden'],
  ])('%s: %s', (text, place) => expect(command(text).place).toBe(place));

  it.each([
    'de beste taart',
    'houten tafels',
    'koffie te leiden',
    'bloemen voor mevrouw van Tilburg',
    'bloemen voor mevrouw Heemskerk',
    'bloemen Piet Heemskerk',
    'taart voor Erica',
    'kaasplank Edam',
    'lunch voor gasten uit Praag',
    'borrel delegatie Japan',
  ])('is not in: %s', (text) => {
    expect(command(text).place).toBeUndefined();
  });
});

describe('a place that nobody has told us about', () => {
  it.each([
    ['zaal in Knorhuizen', 'Knorhuizen'],
    ['zaal in de buurt van Lyon', 'Lyon'],
    ['lunch regio Groot Bilzerberg', 'Groot Bilzerberg'],
  ])('is noticed: %s', (text, unknownPlace) => expect(command(text)).toMatchObject({ unknownPlace }));

  it.each([
    'lunch in December',
    'borrel in Kerstsfeer',
    'training in Teams',
    'cursus in Excel',
    'flyers in Engels',
    'broodjes in Zaal 3',
    'koffie in Oktober',
    'lunch bij Jansen',
    'zaal in Utrecht',
    'Bloemen In Huisstijl',
  ])('is not seen in ordinary text: %s', (text) => expect(command(text).unknownPlace).toBeUndefined());

  it('is not seen in the name of a month, a weekday, a feast or a category, whatever is asked for', () => {
    const things = fc.constantFrom('bloemen', 'zaal', 'lunch', 'taart');
    const names = fc.constantFrom(
      ...'Januari Februari Maart April Mei Juni Juli Augustus September Oktober November December'.split(' '),
      ...'Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Kerst Pasen Pinksteren Sinterklaas'.split(' '),
      ...'Bloemen Catering Gebak Drukwerk Schoonmaak Zaal Kantoor Overleg Stijl'.split(' '),
    );
    const prepositions = fc.constantFrom('in', 'te', 'near');
    fc.assert(
      fc.property(things, prepositions, names, (thing, preposition, name) => {
        expect(command(`${thing} ${preposition} ${name}`).unknownPlace).toBeUndefined();
      }),
    );
  });
});

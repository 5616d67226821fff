import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command } from './reader.ts';

const THINGS = [
  ['boeket', 'bloemen'],
  ['cadeaubonnen', 'relatiegeschenken'],
  ['broodjes', 'catering'],
  ['koffiebonen', 'koffie-thee'],
  ['vlaaien', 'gebak'],
  ['bitterballen', 'borrel-dranken'],
  ['visitekaartjes', 'drukwerk'],
  ['keycords', 'promotieartikelen'],
  ['werkschoenen', 'bedrijfskleding'],
  ['kasten', 'kantoormeubilair'],
] as const;
const DETAILS = [
  'afdeling Groen',
  'team Schoonmaak',
  'plantsoenendienst',
  'glazenwassers',
  'cateringmedewerkers',
  'voor de hovenier',
  'vrijwilligers moestuin',
  'opening buurttuin',
  'teamuitje',
  'nieuwjaarsborrel',
  'studiedag',
  'wachtkamer',
  'kazerne',
  'zaal 2',
  'inclusief bezorging',
];

describe('a command', () => {
  it.each([
    ['a word', 'bloemen', 'bloemen'],
    ['a plural', 'boeketten', 'bloemen'],
    ['a diminutive', 'taartje', 'gebak'],
    ['a diminutive of a compound', 'relatiegeschenkje', 'relatiegeschenken'],
    ['a compound, whose head is on the right', 'rouwboeket', 'bloemen'],
    ['a general head, where the first part decides', 'koffieleverancier', 'koffie-thee'],
    ['a compound written as two words', 'kerst pakketten', 'kerstpakketten'],
    ['a typing error', 'cappucino', 'koffie-thee'],
    ['a misspelling', 'kadootje', 'relatiegeschenken'],
    ['a letter twice', 'stoellen', 'kantoormeubilair'],
    ['a diminutive in haste', 'foldertjs', 'drukwerk'],
    ['a brand', 'fleurop', 'bloemen'],
    ['English', 'business cards', 'drukwerk'],
    ['English as it is spoken', "I'm looking for flowers", 'bloemen'],
    ['English as it is spoken', "We'd like to order cake", 'gebak'],
    ['Flemish', 'kuisploeg', 'schoonmaak'],
    ['an emoji', '🎂', 'gebak'],
    ['capitals and signs', '  LUNCH!!! ', 'catering'],
    ['a whole sentence', 'ik zoek een leuke locatie voor onze heisessie', 'vergaderlocaties'],
    ['what it is before what it is for', 'lunch voor de heisessie', 'catering'],
    ['only what it is for', 'iets voor de borrel', 'borrel-dranken'],
    ['a diminutive of the south', 'broodkes', 'catering'],
    ['a diminutive of the street', 'taartie', 'gebak'],
    ['a compound of a compound and a general head', 'koffiebonenleverancier', 'koffie-thee'],
  ])('is understood when it is %s: %s', (_, text, category) => {
    expect(command(text)).toMatchObject({ intent: true, category, candidates: [] });
  });

  it.each([
    ['a letter left out', 'frisdrnk', 'borrel-dranken'],
    ['a letter left out of a plural', 'boeketen', 'bloemen'],
    ['two letters swapped in a diminutive', 'boekteje', 'bloemen'],
    ['a neighbouring key', 'vergaderzsal', 'vergaderlocaties'],
    ['ij for ei', 'rijniging', 'schoonmaak'],
    ['as it sounds', 'glaasewasser', 'schoonmaak'],
    ['a mistake in the ending', 'koffiebekrtjes', 'koffie-thee'],
    ['a mistake in one part of a compound', 'nieuwjaarsrecepie', 'borrel-dranken'],
    ['two mistakes in a long word', 'kersstpaketten', 'kerstpakketten'],
  ])('is understood with %s: %s', (_, text, category) => {
    expect(command(text).category).toBe(category);
  });

  it.each(['begrotingspost', 'deegmachine', 'borrelend', 'overhevelen', 'klantenservice', 'kwartje', 'schijven', 'kopenhagen'])(
    'a Dutch word is no typing error: %s',
    (word) => {
      expect(command(word)).toMatchObject({ category: null, candidates: [] });
    },
  );

  it.each([
    ['with a letter from elsewhere on the keyboard', 'dieje'],
    ['with two mistakes in its consonants', 'ganzenroep'],
  ])('a word that is unlike ours is left alone, %s: %s', (_, text) => {
    expect(command(text)).toMatchObject({ category: null, candidates: [] });
  });

  it('a name inside a text is no typing error', () => {
    expect(command('iets met taard').category).toBe('gebak');
    expect(command('iets met Taard')).toMatchObject({ category: null, candidates: [] });
    expect(command('Kerst Paketten').category).toBe('kerstpakketten');
  });

  it.each([
    ['bureaustoelen reinigen', 'schoonmaak'],
    ['de stoelen moeten gereinigd worden', 'schoonmaak'],
    ['enveloppen bezorgen bij 12 raadsleden', 'koerier'],
    ['laptop versturen', 'koerier'],
    ['bloemen laten bezorgen', 'bloemen'],
    ['gebakbezorging', 'gebak'],
    ['bekers met ons logo', 'promotieartikelen'],
    ['paraplu bedrukken', 'promotieartikelen'],
    ['trui met logo', 'bedrijfskleding'],
    ['taart met logo', 'gebak'],
  ])('what is done to a thing decides, unless its own category does that: %s is %s', (text, category) => {
    expect(command(text).category).toBe(category);
  });

  it.each([
    ['kapstok spreekkamer', 'kantoormeubilair'],
    ['tapijtreiniging wachtkamer', 'schoonmaak'],
    ['kerstboom voor de hal', 'groenvoorziening'],
    ['lunch vergaderzaal', 'catering'],
    ['bloemen balie', 'bloemen'],
    ['werkkleding groendienst', 'bedrijfskleding'],
    ['taart kerstborrel', 'gebak'],
    ['koffieapparaat wijkcentrum', 'koffie-thee'],
    ['12 chairs meeting room 3B', 'kantoormeubilair'],
    ['spreekkamer huren', 'vergaderlocaties'],
    ['kerstborrel', 'borrel-dranken'],
    ['wijkcentrum', 'vergaderlocaties'],
  ])('beside another thing a room or an occasion only says where: %s is %s', (text, category) => {
    expect(command(text)).toMatchObject({ category, candidates: [] });
  });

  it.each([
    ['stofjassen conciërges', 'bedrijfskleding'],
    ['kerstpakketten schoonmakers', 'kerstpakketten'],
    ['schoonmakers', 'schoonmaak'],
    ['bitterballen schoonmaakploeg', 'borrel-dranken'],
    ['schoonmaakploeg', 'schoonmaak'],
    ['BBQ afdeling Groen, 45 man', 'catering'],
    ['boeket catering team', 'bloemen'],
  ])('beside another thing people are those it is for: %s is %s', (text, category) => {
    expect(command(text)).toMatchObject({ category, candidates: [] });
  });

  it.each([
    ['flyers plantactie', 'drukwerk'],
    ['deurhangers afvalinzameling', 'drukwerk'],
    ['flyers bezorgen', 'koerier'],
  ])('what follows printed matter is what it is about, unless it is done to it: %s is %s', (text, category) => {
    expect(command(text)).toMatchObject({ category, candidates: [] });
  });

  it.each([
    ['kerstdozen vegan en halal graag', 'kerstpakketten'],
    ['taarten met gemeentewapen erop, opening MFC', 'gebak'],
    ['gebakjes OK-team, 2 dozen van 12', 'gebak'],
    ['eindschoonmaak noodlokalen', 'schoonmaak'],
    ['rituals pakket', 'relatiegeschenken'],
    ['op zoek naar een locatie voor lunch', 'vergaderlocaties'],
    ['lunch team Afval en Reiniging', 'catering'],
  ])('an occasion, a name, a packing or a guess beside a thing is no second thing: %s is %s', (text, category) => {
    expect(command(text)).toMatchObject({ category, candidates: [] });
  });

  it.each([
    ['500 flyers, graag bezorgen bij de balie', 'drukwerk'],
    ['stoelen inclusief bezorging', 'kantoormeubilair'],
    ['flyers bezorgen', 'koerier'],
    ['bezorging, graag vandaag', 'koerier'],
  ])('how a thing is to come is no delivery that is asked for: %s is %s', (text, category) => {
    expect(command(text).category).toBe(category);
  });

  it('a thing stays what it is, whoever it is for and wherever it has to be', () => {
    fc.assert(
      fc.property(fc.constantFrom(...THINGS), fc.constantFrom(...DETAILS), fc.constantFrom(...DETAILS), ([thing, category], one, other) => {
        expect(command(`${thing} ${one}, ${other}, graag bezorgen bij de receptie`)).toMatchObject({ category, candidates: [] });
      }),
    );
  });

  it('printed matter and something else are both offered', () => {
    expect(command('flyers en bloemen').candidates).toEqual(['drukwerk', 'bloemen']);
  });

  it('two things that are both asked for are both offered', () => {
    expect(command('lunch en een vergaderzaal').candidates).toEqual(['catering', 'vergaderlocaties']);
  });

  it.each([
    ['cupcakes met gemeentelogo', 'gebak'],
    ['halal lunchpaketten', 'catering'],
    ['stempassen huis aan huis bezorgen', 'koerier'],
    ['ikebana', 'bloemen'],
    ['gouds plateel', 'relatiegeschenken'],
    ['eindejaarsgift', 'kerstpakketten'],
    ['schaapskooi', 'vergaderlocaties'],
    ['bakkeljauw', 'catering'],
    ['roerders', 'koffie-thee'],
    ['kniepertjes', 'gebak'],
    ['boerenmeisjes', 'borrel-dranken'],
    ['leporello', 'drukwerk'],
    ['reverspeld', 'promotieartikelen'],
    ['ketelpak', 'bedrijfskleding'],
    ['wobbelkruk', 'kantoormeubilair'],
    ['ragebol', 'schoonmaak'],
    ['knotwilgen', 'groenvoorziening'],
    ['palletzending', 'koerier'],
    ['spijkerbroekhangen', 'workshops-teamuitjes'],
  ])('also what few people ask for: %s is %s', (text, category) => {
    expect(command(text).category).toBe(category);
  });

  it.each([
    ['with a job', 'vacature kok'],
    ['with a complaint', 'klacht over de schoonmaak'],
    ['with a permit', 'vergunning foodtruck'],
    ['with an expense claim', 'lunch declareren'],
    ['with a tender', 'aanbesteding koffieautomaten'],
    ['with a thing that is lost', 'sleutel van de kast kwijt'],
    ['with a permit of some kind', 'standplaatsvergunning bloemenkraam'],
    ['with what does not work', 'formulier werkt niet'],
    ['with a question about an hour', 'hoe laat is de borrel'],
    ['with a question about a place', 'waar is de vergaderzaal'],
    ['with what is the matter, wherever that stands', 'raam in de kantine kan niet dicht'],
    ['with what is lost, wherever that stands', 'bonnetje van de lunch kwijt'],
    ['with a contract that ends', 'contract koffieautomaat opzeggen'],
    ['for a training that the law asks for', 'herhalingscursus bhv'],
    ['for who is called so', 'scootmobiel mevr Bakker'],
    ['for who is called so with a prefix', 'dhr. van den Boom bellen'],
    ['when clothes are washed', 'OK-jassen laten wassen'],
    ['for who stands at the desk', 'uitzendkracht balie'],
    ['for what hangs in the room', 'beamer vergaderzaal'],
    ['for who plays at the party', 'coverband nieuwjaarsborrel'],
  ])('nothing is bought %s: %s', (_, text) => {
    expect(command(text)).toMatchObject({ intent: false, category: null, candidates: [] });
  });

  it.each([
    ['right before it', 'iPhone hoesje'],
    ['with a number between', 'iPhone 15 hoesje'],
    ['glued to it', 'naaldcontainers'],
    ['after it', 'stomerij gordijnen'],
    ['elsewhere in the request', 'winterbanden onder mijn Polo'],
    ['glued to a diminutive', 'skischoentjes'],
  ])('a word can make something else of a thing of ours, %s: %s', (_, text) => {
    expect(command(text)).toMatchObject({ intent: false, category: null, candidates: [] });
  });

  it.each([
    ['flyers parkeerbeleid', 'drukwerk'],
    ['stickers voor op onze dienstfietsen', 'drukwerk'],
    ['taart met het logo van Feyenoord', 'gebak'],
    ['hesjes verkeersregelaars', 'bedrijfskleding'],
    ['laptops ophalen bij thuiswerkers', 'koerier'],
    ['container vol, graag legen', 'schoonmaak'],
    ['bomen snoeien langs het fietspad', 'groenvoorziening'],
    ['lunch voor delegatie uit Praag', 'catering'],
    ['gordijnen laten reinigen', 'schoonmaak'],
    ['kunnen wij op de werf een koffieapparaat krijgen? 22 man en een waterkoker, dat werkt niet', 'koffie-thee'],
  ])('who or what it is for takes nothing away: %s is %s', (text, category) => {
    expect(command(text)).toMatchObject({ category, candidates: [] });
  });

  it('clothes that need mending are welcome', () => expect(command('werkkleding repareren').category).toBe('bedrijfskleding'));

  it.each([
    ['cadeau voor het personeel', 'relatiegeschenken'],
    ['cadeau voor het personeel met kerst', 'kerstpakketten'],
    ['kado voor de kerst voor alle collega’s', 'kerstpakketten'],
    ['borrel met kerst', 'borrel-dranken'],
  ])('a gift at Christmas is a Christmas hamper: %s is %s', (text, category) => {
    expect(command(text).category).toBe(category);
  });

  it.each([
    ['kantoorplanten', 'bloemen'],
    ['plantenonderhoud', 'groenvoorziening'],
    ['planten voor buiten', 'groenvoorziening'],
  ])('plants inside are flowers, their care and the garden are greenery: %s is %s', (text, category) => {
    expect(command(text).category).toBe(category);
  });

  it.each([
    ['bloemen en taart', ['bloemen', 'gebak']],
    ['mokken', ['koffie-thee', 'promotieartikelen', 'relatiegeschenken']],
  ])('asks rather than guesses: %s', (text, candidates) => {
    const { category, candidates: asked } = command(text);
    expect({ category, asked: [...asked].sort() }).toEqual({ category: null, asked: candidates });
  });

  it.each([
    'laptop',
    'parkeerplek',
    'asdf',
    'hallo',
    'wachtwoord resetten',
    'verlof aanvragen',
    'raamcontract wegwerkzaamheden',
    '???',
    '12345',
    '',
    'hostingpakket',
    'strippenkaart',
    'datingbureau',
    'kerkklok',
    'vriendschap',
    'stembureau',
    'naamkaartjesautomaat',
    'straatlantaarns',
    'wespennest',
    'touringcar personeelsuitje',
    'kerstreces',
    'bloemlezing',
    'loonbrief november',
    'motivatiebrief',
    'betonmolen huren',
    'tafel van 7',
    'uitje pellen',
    'MFA reset',
    'cookie banner',
    'kaartjes Feyenoord-Ajax',
    'kettingzaag slijpen',
    'hond mee naar kantoor',
    'promotie aanvragen',
    'waar is zaal 3.07?',
    'patiëntenvervoer',
    'huurauto voor drie dagen, ophalen in Breda',
    'vliegticket Kopenhagen',
  ])('says no kindly to what is not ours: %s', (text) => {
    expect(command(text)).toMatchObject({ intent: false, category: null, candidates: [] });
  });

  it.each([
    ['boeket voor mevrouw Taart', 'bloemen'],
    ['familie-uitje', 'workshops-teamuitjes'],
  ])('a surname takes nothing away from what stands beside it: %s is %s', (text, category) => {
    expect(command(text).category).toBe(category);
  });

  it.each([
    ['feestmanden', 'kerstpakketten'],
    ['vuilnisbak', 'schoonmaak'],
  ])('a hint that can only be one thing is enough alone: %s is %s', (text, category) => {
    expect(command(text)).toMatchObject({ category, candidates: [] });
  });

  it('a complaint about food that somebody cannot eat is none', () => {
    expect(command('lunch 20 personen, 1 allergie').category).toBe('catering');
  });

  it('reads everything a sentence says', () => {
    expect(command('lunch voor 25 man vrijdag in Zwolle, 12 euro pp')).toEqual({
      intent: true,
      category: 'catering',
      candidates: [],
      date: '2026-11-27',
      place: 'Zwolle',
      people: 25,
      ofPeople: true,
      budget: { amount: 12, per: 'person' },
    });
  });
});

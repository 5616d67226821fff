import { afterwardsNl } from './afterwards.ts';
import { colleaguesNl } from './colleagues.ts';
import { formsNl } from './forms-nl.ts';
import { homeNl } from './home.ts';
import { noticesNl } from './notices.ts';
import { nudgesNl } from './nudges.ts';
import { roomsNl } from './rooms.ts';
import { slackNl } from './slack.ts';
import { talkNl } from './talk.ts';
import { teamsNl } from './teams.ts';
import { webNl } from './web.ts';

/** Everything a requester reads, in Dutch at level B1. The other languages have the same shape. */
export const nl = {
  afterwards: afterwardsNl,
  colleagues: colleaguesNl,
  forms: formsNl,
  home: homeNl,
  notices: noticesNl,
  nudges: nudgesNl,
  rooms: roomsNl,
  talk: talkNl,
  offer: {
    title: (category: string, count: number) =>
      count === 0
        ? `Nog geen sociale leverancier voor ${category}`
        : count === 1
          ? `Eén sociale leverancier voor ${category}`
          : `${count === 2 ? 'Twee' : 'Drie'} sociale leveranciers voor ${category}`,
    more: (category: string) => `Nog meer sociale leveranciers voor ${category}`,
    wishes: (wishes: string) => `Voor: ${wishes}.`,
    people: (count: number, unit: string) => `${count} ${unit}`,
    budget: (amount: string, per: 'person' | 'total', unit: string) =>
      per === 'total' ? `${amount} in totaal` : unit === 'personen' ? `${amount} per persoon` : `${amount} per stuk`,
    standard: 'Standaardkeuze',
    lastYear: 'Jouw keuze van vorig jaar',
    example: (name: string) => `${name} (voorbeeld)`,
    examples: 'Dit zijn verzonnen voorbeelden. Jouw organisatie heeft nog geen eigen leveranciers gecontroleerd.',
    price: (from: string, per: string) => `vanaf ${from} per ${per}`,
    leadTime: (days: number) =>
      days === 0 ? 'levertijd: dezelfde werkdag' : days === 1 ? 'levertijd 1 werkdag' : `levertijd ${days} werkdagen`,
    capacity: (maximum: number, unit: string) => `tot ${maximum} ${unit}`,
    inTime: (date: string, orderBy: string) => `Lukt voor ${date}. Bestel uiterlijk ${orderBy}.`,
    inTimeToday: (date: string) => `Lukt voor ${date}, als je vandaag nog bestelt.`,
    askTime: (date: string) => `Vraag even of ${date} lukt: de levertijd kennen we niet.`,
    askDayOff: (date: string) => `Voor ${date}: dat is een vrije dag. Vraag het na bij de leverancier.`,
    impact: (text: string, since: number | undefined) => (since ? `${text} (sinds ${since})` : text),
    source: (source: string, date: string) => `Bron: ${source}, ${date}`,
    evidence: (text: string, source: string) => `**Goed om te weten.** ${text} _(Bron: ${source})_`,
    fewer: (count: number, contact: string) =>
      count === 0
        ? `Ik ken nu niemand die past. Ik noteer voor ${contact} dat hier iemand ontbreekt, zonder je naam.`
        : `Meer passende leveranciers ken ik nu niet. Ik noteer voor ${contact} dat het er te weinig zijn, zonder je naam.`,
    misfit: {
      region: (count: number) => (count === 1 ? '1 levert niet in die regio' : `${count} leveren niet in die regio`),
      number: (count: number) => (count === 1 ? '1 past niet bij dat aantal' : `${count} passen niet bij dat aantal`),
      budget: (count: number) => (count === 1 ? '1 past niet in dat budget' : `${count} passen niet in dat budget`),
      deadline: (count: number) => `van ${count} is de laatste besteldag voorbij`,
      date: (count: number) => (count === 1 ? '1 redt die dag niet meer' : `${count} redden die dag niet meer`),
    },
    misfits: (reasons: string) => `Niet getoond: ${reasons}.`,
    unknownPlace: (place: string) => `${place} ken ik niet als plaats; ik keek niet naar waar het is.`,
    abroad: {
      belgium: (place: string) => `${place} ligt in België: vraag eerst of deze leveranciers daar ook leveren.`,
      further: (place: string) => `${place} ligt in het buitenland: vraag eerst of deze leveranciers daar ook leveren.`,
    },
    pastDay: 'Die dag is al voorbij; ik keek niet naar de datum.',
    noMore: 'Dit waren ze allemaal. Hier zijn de eerste weer.',
  },
  buttons: {
    choose: 'Kies',
    chooseSpoken: (name: string) => `Kies ${name}`,
    more: 'Andere drie',
    moreSpoken: 'Andere drie leveranciers',
    other: 'Iets anders',
    otherSpoken: 'Iets anders zoeken',
    self: 'Ik regel het zelf',
    selfSpoken: 'Ik regel het zelf, zonder deze leveranciers',
    why: 'Waarom deze?',
    whySpoken: 'Waarom deze? Uitleg over de keuze',
    back: 'Terug naar de keuze',
    backSpoken: 'Terug naar de keuze van leveranciers',
    category: (name: string) => `${name}: laat leveranciers zien`,
    fromNudge: 'Laat drie leveranciers zien',
  },
  why: {
    fits: (category: string) =>
      `Deze leveranciers passen bij je vraag over ${category}: ze leveren het, in jouw regio, op tijd en voor dat aantal, voor zover je dat noemde.`,
    lastYear: (name: string) => `${name} staat bovenaan, omdat je die vorig jaar koos.`,
    standardSet: (name: string, organisation: string) => `${name} staat bovenaan, omdat ${organisation} die als standaardkeuze heeft.`,
    standardInTurn: (name: string) => `${name} is vandaag de standaardkeuze, omdat die aan de beurt is.`,
    others: 'De anderen wisselen elkaar af: wie het minst is getoond, komt eerst. Niemand betaalt voor een plek.',
    sameDay: 'Vraag je het vandaag nog eens, dan zie je dezelfde.',
    general:
      'Ik laat hoogstens drie sociale leveranciers zien die passen bij je vraag. De standaardkeuze staat vooraan: die van je organisatie, of anders wie aan de beurt is. De anderen wisselen elkaar af. Niemand betaalt voor een plek.',
  },
  chosen: {
    title: (name: string) => `Je kiest ${name}`,
    intro: (impact: string, source: string) => `Mooi. ${impact}. _(${source})_`,
    next: 'Zo rond je het af:',
    mail: (name: string) => `Open een mail aan ${name}`,
    site: (name: string) => `Bestel op de site van ${name}`,
    phone: (name: string, phone: string) => `Bel ${name}: ${phone}`,
    noAddress: (name: string) => `Van ${name} heb ik geen besteladres. Zoek de naam even op.`,
    allowed: (text: string) => `**Mag dit?** ${text}`,
    contract: (contract: string) => `Er is een contract: ${contract}.`,
    forward: 'Tekst om door te sturen aan je opdrachtgever of budgethouder',
    exampleOnly: 'Let op: dit is een verzonnen voorbeeld. De mail komt nergens aan.',
  },
  mail: {
    subject: (category: string, organisation: string) => `Aanvraag ${category} van ${organisation}`,
    greeting: (name: string) => `Beste ${name},`,
    wish: (order: string) => `Ik wil graag ${order} bestellen.`,
    number: (unit: string) => (unit === 'personen' ? 'Aantal personen' : unit === 'stuks' ? 'Aantal' : `Aantal (${unit})`),
    date: 'Datum',
    place: 'Plaats',
    budget: 'Budget',
    fillIn: '(vul in)',
    question: 'Lukt dit? En wat kost het ongeveer?',
    closing: 'Met vriendelijke groet,',
  },
  forward: (parts: {
    category: string;
    date: string | undefined;
    name: string;
    place: string | undefined;
    impact: string;
    source: string;
    price: string | undefined;
  }) =>
    `Hoi, voor ${parts.category}${parts.date ? ` op ${parts.date}` : ''} wil ik graag bestellen bij ${parts.name}${parts.place ? ` uit ${parts.place}` : ''}. ${parts.impact} (${parts.source}).${parts.price ? ` De prijs is ${parts.price}.` : ''} Vind je dat goed?`,
  other: {
    title: 'Prima, we zoeken verder',
    body: 'Wat zoek je wel? Typ het in je eigen woorden, met datum, plaats of aantal erbij als je die weet. Of kies hieronder.',
  },
  self: {
    title: 'Helemaal goed, je regelt het zelf',
    body: 'Dank dat je even keek. Wil je later toch een tip? Vraag het me gerust.',
  },
  question: {
    title: 'Wat bedoel je precies?',
    body: 'Ik twijfel wat je zoekt. Is het een van deze?',
  },
  notOurs: {
    title: 'Daar kan ik nog niet bij helpen',
    body: (contact: string, mail: string) =>
      `Dit herken ik niet als iets uit mijn lijst. Typ het anders, of kies hieronder. Kom je er niet uit? Vraag ${contact}: ${mail}.`,
  },
  help: {
    title: 'Dit kan ik voor je doen',
    body: 'Typ wat je nodig hebt. Ik geef je drie sociale leveranciers, en jij kiest. Alleen jij ziet mijn antwoord.',
    examples: ['bloemen', 'lunch voor 25 personen vrijdag in Utrecht', 'kerstpakketten, 40 stuks, 30 euro per stuk'],
    words: [
      '`start` – ik stuur je soms een tip, hoogstens één in de twee weken',
      '`stop` of `pauze 1 maart` – ik stuur je niets',
      '`waarom` – hoe ik kies',
      '`mijn gegevens` – wat ik van je bewaar',
      '`vergeet mij` – ik wis wat ik van je bewaar',
      '`home` – alles van jou op één plek',
      '`tip gebak` – tips van collega’s, of geef er zelf een',
    ],
    lead: ['`rapport` – wat er gebeurt', '`nudge` – wat er gepland staat', '`meelezen aan` of `meelezen uit` – in een kamer'],
  },
  tips: {
    started: 'Fijn. Ik stuur je soms een tip',
    startedBody:
      'Hoogstens één in de twee weken, en alleen op werkdagen tussen 8 en 18 uur. Typ in een gesprek met mij `stop` als je er genoeg van hebt. Ik bewaar je adres in deze chat zolang je tips wilt.',
    notHere: 'Doe dit even in een gesprek met mij alleen',
    notHereBody: 'Hier kan ik je niet persoonlijk bereiken. Open een gesprek met mij en typ daar `start`.',
    stopped: 'Ik stuur je niets meer',
    stoppedBody: 'Je adres is gewist. Vragen stellen kan altijd. Met `start` zet je tips weer aan.',
    paused: (day: string) => `Ik stuur je niets tot en met ${day}`,
    pausedBody: 'Daarna ga ik weer verder. Met `start` kan dat eerder.',
    notSubscribed: 'Je krijgt geen tips',
    notSubscribedBody: 'Er valt dus niets te pauzeren. Met `start` zet je tips aan.',
    pauseWhen: 'Tot wanneer?',
    pauseWhenBody: 'Typ een dag die nog komt, bijvoorbeeld `pauze 1 maart` of `pauze 2 weken`.',
  },
  myData: {
    title: 'Dit bewaar ik van je',
    none: 'Niets.',
    subscribed: 'Je krijgt tips. Daarvoor bewaar ik je adres in deze chat.',
    paused: (day: string) => `Je tips staan stil tot en met ${day}.`,
    optedOut: 'Je wilt geen tips. Dat onthoud ik met een code, zonder je naam.',
    outcome: (what: string, category: string | undefined, count: number) => `${what}${category ? `, ${category}` : ''}: ${count} keer`,
    tip: (text: string, state: string, name: string | undefined) =>
      `Je tip, met jouw toestemming: “${text}” (${state}${name ? `, met de naam ${name}` : ', zonder naam'})`,
    muted: 'Je wilt niet ongevraagd een aanbod. Dat onthoud ik met een code, zonder je naam.',
    interrupted: (day: string) => `Voor het laatst ongevraagd een aanbod gekregen: ${day}`,
    unknownWords: (count: number) => `Woorden van jou die ik niet kende, als code: ${count}`,
    deliveries: (count: number) => `Tips voor jou gepland of verstuurd: ${count}`,
    how: 'Bij deze feiten staat een code, niet je naam. Wat je in een vraag typt, bewaar ik niet. Met `vergeet mij` wis ik dat. Wilde je geen tips? Dat blijf ik onthouden.',
    kinds: {
      asked: 'Gevraagd',
      shown: 'Leveranciers gezien',
      chosen: 'Gekozen',
      more: 'Andere drie bekeken',
      other: 'Iets anders gezocht',
      self: 'Zelf geregeld',
      why: 'Gevraagd waarom',
      unmet: 'Te weinig gevonden',
      'not-understood': 'Niet begrepen',
      'nudge-sent': 'Tip gekregen',
      'nudge-clicked': 'Op een tip getikt',
      subscribed: 'Tips aangezet',
      'opted-out': 'Tips uitgezet',
      overheard: 'Ongevraagd een aanbod gekregen',
      shared: 'Gedeeld in een kanaal',
      reason: 'Reden gegeven',
      bought: 'Gekocht',
      'not-bought': 'Niet gekocht',
      reaction: 'Reactie doorgegeven',
      spent: 'Bedrag doorgegeven',
      effort: 'Moeite doorgegeven',
    },
  },
  forgotten: {
    title: 'Ik ben je vergeten',
    body: 'Je adres en de code bij je vragen zijn gewist. Wilde je geen tips? Dat blijft zo.',
  },
  post: {
    stop: 'Je krijgt dit, omdat je tips aan hebt staan. Typ `stop` om ze uit te zetten.',
    room: 'Zelf soms zo’n tip? Stuur mij een berichtje: `start`.',
    sender: (name: string) => `Van: ${name}`,
  },
  farewell: {
    title: 'Ik stop met tips sturen',
    body: 'De laatste drie tips kwamen misschien niet goed uit. Daarom stop ik ermee, en bewaar ik je adres niet meer. Wil je later weer tips? Tik op de knop, of typ `start`. Zelf iets zoeken kan altijd.',
    startAgain: 'Toch tips krijgen',
  },
  lead: {
    noSuchNudge: (name: string) => `Ik ken geen nudge "${name}". Deze zijn er wel:`,
    nudgesTitle: 'Dit staat er gepland',
    noNudges: 'Er staat niets gepland.',
    held: 'Deze gaan nu niet uit:',
    nudgesHow: 'Typ `nudge` en een naam om te zien hoe een bericht eruitziet.',
  },
  leadsOnly: {
    title: 'Dit is voor de projectleider inclusie',
    body: 'Ben jij dat ook? Vraag de beheerder van deze hulp dan om jou erbij te zetten.',
  },
  problems: {
    title: 'Dat ging even niet',
    busy: 'Ik kan nu niet bij mijn gegevens. Probeer het over een minuut nog eens. Er is niets half gedaan.',
    unknown: (reference: string) =>
      `Er ging iets mis bij mij. Probeer het nog eens. Blijft het zo? Geef dan dit nummer door: ${reference}.`,
    forged: 'Deze knop herken ik niet. Stel je vraag opnieuw, dan krijg je verse knoppen.',
    forgedForm: 'Dit formulier herken ik niet. Open het opnieuw, dan krijg je een vers formulier.',
    stale: 'Deze knop is te oud. Stel je vraag opnieuw, dan zie je wat er nu is.',
    staleForm: 'Dit formulier is te oud. Open het opnieuw, dan zie je wat er nu is.',
    notYours: 'Dit is van iemand anders. Zeg mij zelf wat je zoekt, dan antwoord ik jou.',
    gone: 'Deze leverancier kan ik nu niet meer aanbieden. Stel je vraag opnieuw voor de actuele keuze.',
    tooLong: 'Dat is een lang bericht. Zeg in één zin wat je nodig hebt, bijvoorbeeld: bloemen voor vrijdag.',
  },
  teams: teamsNl,
  web: webNl,
  slack: slackNl,
  per: { stuk: 'stuk', persoon: 'persoon', keer: 'keer' },
  units: { stuks: 'stuks', personen: 'personen', kilo: 'kilo', uur: 'uur' },
};

export type Texts = typeof nl;

/** Words that do the same work when somebody asks for something, so that the purchase model knows them all by one. */

const WORDS = {
  buy: 'bestel bestellen bestelt besteld koop kopen koopt regel regelen regelt aanschaffen inkopen aanvragen huren inhuren boeken boek reserveren leveren levert verzorgen verzorgt organiseren organiseert halen haalt haal uitzoeken bijbestellen bijbesteld laten voorzien drukken sturen geven geef geeft order buy arrange book organise rent',
  seek: 'zoek zoeken zoekt gezocht zoekende opzoek looking',
  need: 'nodig need needs behoefte',
  who: 'wie iemand jullie weet kent kennen weten who anyone anybody someone somebody',
  where:
    'waar adres adresje adressen partij leverancier leveranciers bedrijf firma tip tips ideeen idee suggesties suggestie aanrader aanraders ervaring inspiratie advies aanbevelen aanraden where recommendations recommend suggestions supplier address',
  wish: 'wil willen wilt graag zou zouden wensen kunnen kan kun kunt mogen mag moeten moet zullen krijgen krijg want would like could can shall should may',
  us: 'ik we wij ons onze i our',
  them: 'hij zij ze hun haar hem men tom het een he they his her she the',
  past: 'was waren had hadden kreeg kregen heeft heb hebben is zijn werd werden were',
  done: 'binnen geleverd bezorgd geregeld klaar aangekomen opgehaald gebracht gekregen gehad gegeten meegenomen gezien betaald afgeleverd gebruikt gemaakt arrived delivered',
  praise: 'lekker heerlijk mooi prachtig gezellig leuk bedankt dank dankjewel geslaagd super top fijn thanks thank great lovely delicious',
  when: 'vrijdag maandag dinsdag woensdag donderdag zaterdag zondag morgen vanmiddag vandaag volgende week maand overmorgen straks vanavond friday monday tomorrow today',
  for: 'voor tbv for',
  office:
    "afdeling team collega collega's teamleden kantoor balie receptie vergadering vergaderingen overleg congres symposium bijeenkomst bijeenkomsten stadhuis gemeentehuis raad raadsleden wethouder burgemeester vrijwilligers vrijwilliger stagiair stagiairs spreker sprekers gasten bezoekers bezoek delegatie klanten relaties deelnemers medewerkers personeel directie mt secretariaat facilitair organisatie heisessie heidag jubileum jubilaris afscheid pensioen opening oplevering introductie beurs banenmarkt buitendienst thuiswerkers kantine pantry entree hal bewonersavond bewoners evenement project dienst office staff guests speaker conference meeting floor visitors event department interns clients",
  amount: 'stuks stuk personen man mensen pers pp p euro budget dozen kilo oplage maten maat people pieces max maximaal ca circa ongeveer',
  price: 'offerte offertes prijs prijsopgave kost kosten quote price',
  more: 'nieuwe nieuw extra nog andere anders betere beter tweede bij new more another better',
  worn: 'leeg kapot versleten kaal vies vieze goor smerig oud oude verouderd op broken empty finished',
  come: 'komen komt plaatsen neerzetten langskomen inplannen fixen fixt maken maakt doen doet opknappen verhelpen terecht',
  greeting: 'hoi hallo goedemorgen goedemiddag goedendag beste dag hi hey allemaal dear hello',
  urgent: 'spoed dringend asap snel deadline uiterlijk sos help urgent',
  home: 'thuis mama papa moeder vader zoon dochter kinderen vrouw vriend vriendin oma opa huis vakantie mam pap familie verjaardag home mother father wife husband kids',
  not: 'niet geen nooit niets niks no not never',
  how: 'hoe wat welke welk wanneer hoeveel how what which when',
} as const;

/** The kind of work that a word as `plain` leaves it does; undefined for most words. */
export function kindOf(word: string): string | undefined {
  return KINDS.get(word);
}

const KINDS = new Map(Object.entries(WORDS).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)));

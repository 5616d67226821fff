/** Words that do the same work when somebody asks for something, so that the purchase model knows them all by one. */

const WORDS = {
  buy: 'bestel bestellen bestelt besteld koop kopen koopt regel regelen regelt aanschaffen inkopen aanvragen huren inhuren boeken boek reserveren leveren levert verzorgen verzorgt organiseren organiseert halen haalt haal uitzoeken bijbestellen bijbesteld laten voorzien drukken sturen geven geef geeft order buy arrange book organise rent inslaan slaat aankopen aankoop aanschaf kochten bestelling bestellingen opsnorren ritselen inhuur afhuren huur reserveer vastleggen verzorgd meebrengen vervangen vervanging drukt bezorgt aanvraag hire sort purchase get buying ordering',
  seek: 'zoek zoeken zoekt gezocht zoekende opzoek looking wanted search',
  need: 'nodig need needs behoefte',
  who: 'wie iemand jullie weet kent kennen weten who anyone anybody someone somebody',
  where:
    'waar adres adresje adressen partij leverancier leveranciers bedrijf firma tip tips ideeen idee suggesties suggestie aanrader aanraders ervaring inspiratie advies aanbevelen aanraden where recommendations recommend suggestions supplier address aanbieder aanbieders winkel zaak traiteur producent contact gegevens voorstel voorstellen plan ideas idea venue anywhere contacts suggestion',
  wish: 'wil willen wilt graag zou zouden wensen kunnen kan kun kunt mogen mag moeten moet zullen krijgen krijg want would like could can shall should may wouden hoop liefst',
  us: 'ik we wij ons onze i our',
  them: 'hij zij ze hun haar hem men tom het een he they his her she the',
  past: 'was waren had hadden kreeg kregen heeft heb hebben is zijn werd werden were',
  done: 'binnen geleverd bezorgd geregeld klaar aangekomen opgehaald gebracht gekregen gehad gegeten meegenomen gezien betaald afgeleverd gebruikt gemaakt arrived delivered geweest verstuurd ingeplakt uitgedeeld rondgebracht uitgezocht geboekt gekocht gehaald gehuurd gereserveerd ontvangen ingeleverd',
  praise:
    'lekker heerlijk mooi prachtig gezellig leuk bedankt dank dankjewel geslaagd super top fijn thanks thank great lovely delicious topper dankje merci proficiat gefeliciteerd geweldig smaakte genoten',
  when: 'vrijdag maandag dinsdag woensdag donderdag zaterdag zondag morgen vanmiddag vandaag volgende week maand overmorgen straks vanavond friday monday tomorrow today juni juli mei maart april januari februari september oktober november december augustus vanochtend morgenochtend deze namiddag thursday tuesday wednesday next',
  for: 'voor tbv for',
  office:
    "afdeling team collega collega's teamleden kantoor balie receptie vergadering vergaderingen overleg congres symposium bijeenkomst bijeenkomsten stadhuis gemeentehuis raad raadsleden wethouder burgemeester vrijwilligers vrijwilliger stagiair stagiairs spreker sprekers gasten bezoekers bezoek delegatie klanten relaties deelnemers medewerkers personeel directie mt secretariaat facilitair organisatie heisessie heidag jubileum jubilaris afscheid pensioen opening oplevering introductie beurs banenmarkt buitendienst thuiswerkers kantine pantry entree hal bewonersavond bewoners evenement project dienst office staff guests speaker conference meeting floor visitors event department interns clients",
  amount: 'stuks stuk personen man mensen pers pp p euro budget dozen kilo oplage maten maat people pieces max maximaal ca circa ongeveer',
  price: 'offerte offertes prijs prijsopgave kost kosten quote price',
  more: 'nieuwe nieuw extra nog andere anders betere beter tweede bij new more another better',
  worn: 'leeg kapot versleten kaal vies vieze goor smerig oud oude verouderd op broken empty finished',
  come: 'komen komt plaatsen neerzetten langskomen inplannen fixen fixt maken maakt doen doet opknappen verhelpen terecht',
  greeting: 'hoi hallo goedemorgen goedemiddag goedendag beste dag hi hey allemaal dear hello',
  urgent: 'spoed dringend asap snel deadline uiterlijk sos help urgent haast snelheid vlug',
  home: 'thuis mama papa moeder vader zoon dochter kinderen vrouw vriend vriendin oma opa huis vakantie mam pap familie verjaardag home mother father wife husband kids huwelijk bruiloft trouwen privé prive zus broer buurman buurvrouw zoontje dochtertje weekend camping tuin partner daughter son sister brother',
  papers:
    "factuur facturen bon bonnetje rekening offerteformulier overzicht cijfers formulier foto foto's filmpje recept recepten wachtwoord sleutel link lijst agenda notulen verslag uitslag enquete evaluatie presentatie declaratie ticket storing melding codes datum datumprikker invoice photos link key password list recipe",
  move: 'opruimen opruimt ruimt terugzetten terugbrengen weghalen bijvullen aanzetten uitzetten dichtdoen meenemen aanschuiven verplaatsen verzetten klaarzetten inpakken uitdelen uitpakken afwassen uitruimen aannemen afgeven inleveren doorsturen doorgeven aanmelden inschrijven afmelden',
  gift: 'verrassen bedanken bedankje trakteren vieren jarig geslaagd bevallen getrouwd gepensioneerd ziek ziekenhuis beterschap jubileert surprise',
  not: 'niet geen nooit niets niks no not never zonder nee hoeft hoeven niemand without nobody',
  how: 'hoe wat welke welk wanneer hoeveel how what which when',
} as const;

/** The kind of work that a word as `plain` leaves it does; undefined for most words. */
export function kindOf(word: string): string | undefined {
  return KINDS.get(word);
}

const KINDS = new Map(Object.entries(WORDS).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)));

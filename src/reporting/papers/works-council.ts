import { DETAIL_DAYS } from '../../ports/privacy.ts';
import type { Situation } from '../papers.ts';
import { channelsInWords, fillIn, head } from './fill-in.ts';

/** A note for the works council (WOR art. 27 lid 1, onder k en l): what the system can and cannot do, and how that can be checked. */
export function worksCouncil(situation: Situation): string {
  const { organisation, isAggregate } = situation;
  const floor = organisation.smallestGroup;
  return `${head('Notitie voor de ondernemingsraad: inkoophulp voor sociaal inkopen', situation)}

## Waar het om gaat

De organisatie wil een hulp in ${channelsInWords(situation)} waarmee medewerkers bij kleine aankopen makkelijk een sociale leverancier vinden. Wie iets zoekt, typt dat; drie leveranciers komen terug, alleen zichtbaar voor wie het vroeg. Niemand is verplicht om het te gebruiken of om een leverancier te kiezen.

Twee onderdelen van artikel 27 lid 1 van de Wet op de ondernemingsraden kunnen een rol spelen:

* **onder k**: regelingen over het verwerken en beschermen van persoonsgegevens van medewerkers;
* **onder l**: regelingen over voorzieningen die gericht zijn op, of geschikt zijn voor, waarneming van of controle op aanwezigheid, gedrag of prestaties van medewerkers.

Of hiervoor instemming nodig is, beoordelen bestuurder en ondernemingsraad samen: ${fillIn('standpunt van de bestuurder')}. Deze notitie geeft de feiten.

## Wat het systeem vastlegt

${
  isAggregate
    ? `In deze organisatie staat het systeem op \`PRIVACY=aggregate\`. Er is geen enkele regel per persoon. Opgeslagen worden alleen aantallen van groepen van minstens ${floor} mensen.`
    : `Per gebeurtenis één regel: wat er gebeurde (gevraagd, getoond, gekozen, …), het uur, het kanaal, de categorie, de leveranciers, en een code in plaats van een naam. Bij een tip waarvoor per kamer is geloot, staat er ook een code voor de kamer. Die regels verdwijnen vanzelf na ${DETAIL_DAYS} dagen. Daarna zijn er alleen totalen. De code is elk kwartaal een andere.

Een adres in de chat, met de taal waarin iemand leest, wordt alleen bewaard van wie zelf om tips of een herinnering vroeg, en verdwijnt bij \`stop\`.`
}

De tekst van een vraag wordt nooit bewaard.

## Wat het kan, en wat niet

| vraag | antwoord | hoe u dat kunt nagaan |
|---|---|---|
| Kan een leidinggevende zien wat één medewerker vroeg of kocht? | Nee. Er is geen scherm, geen opdracht en geen rapport voor | \`src/ports/\`: de hele lijst van wat aan de database gevraagd kan worden |
| Kan een rapport over een team of afdeling gaan? | Nee. Het systeem kent geen teams of afdelingen. Loot een tip per kamer, dan staat er een code van die kamer bij, maar een cijfer gaat altijd over minstens ${floor} kamers samen | de tabellen in \`docs/privacy.md\`, \`test/nudging/rooms.test.ts\` |
| Kan iemand in een klein groepje herkend worden? | Nee. Geen cijfer gaat over minder dan ${floor} mensen. Lager dan 5 kan niet worden ingesteld | \`test/domain/funnel.test.ts\`, \`test/store/bundles.test.ts\` |
| En door twee rapporten van elkaar af te trekken? | Nee. Een test probeert elke combinatie van filters en tijdstippen | \`test/store/bundles.test.ts\` |
| Meet het aanwezigheid, werktijd of snelheid? | Nee. De tijd is afgerond op het uur, en alleen gebruikt voor totalen per maand | \`test/privacy.test.ts\` |
| Zijn er ranglijsten, punten of beloningen? | Nee | er is geen onderdeel voor |
| Leest het mee in kamers? | Alleen waar een projectleider dat aanzet, en dan staat het in die kamer. Wie iets zegt, krijgt hoogstens één keer in twee weken een aanbod, alleen voor eigen ogen, en kan dat met één tik uitzetten. Er blijft niets bewaard van wat er is gezegd | \`test/conversation/reading-along.test.ts\` |
| Kan iemand ongevraagd berichten krijgen? | ${isAggregate ? 'Nee. In deze stand gaan tips alleen naar kamers' : 'Alleen wie zelf `start` typte, hoogstens één in de veertien dagen, op werkdagen tussen 8 en 18 uur. `stop` werkt altijd'} | \`test/domain/audience.test.ts\`, \`test/nudging/gate.test.ts\` |
| Kan een beheerder toch iets herleiden? | ${isAggregate ? 'Nee: er is niets dat bij iemand hoort' : `Ja, wie zowel de database als alle sleutels heeft, kan binnen ${DETAIL_DAYS} dagen nagaan welke code bij een bekende medewerker hoort. Daarom horen die bij verschillende mensen, en staat elke uitvoer op naam in het controlelogboek`} | \`test/keyring/quarter-keys.test.ts\`, \`privacy audit\` |
| Kan iemand sporen uitwissen? | Het controlelogboek groeit alleen. Wie er een regel in verandert of weghaalt, breekt de keten | \`test/store/audit.test.ts\` |

De tests horen bij de broncode, die openbaar is. Iedereen kan ze draaien met \`npm test\`.

## Wat een medewerker zelf kan

${
  isAggregate
    ? 'De bot gebruiken zonder dat er iets over hem of haar wordt bewaard. `mijn gegevens` laat dat zien.'
    : 'Zien wat er wordt bewaard (`mijn gegevens`), dat laten wissen (`vergeet mij`), tips stoppen of pauzeren (`stop`, `pauze`), en lezen waarom deze leveranciers verschijnen (`waarom`). Wissen geldt ook voor back-ups, zodra die zijn vervangen.'
}

## Afspraken die de organisatie nog maakt

* Waarvoor de cijfers wel en niet worden gebruikt: ${fillIn('afspraak, met: niet voor beoordeling van medewerkers')}
* Wie rapporten ziet en tips schrijft (nu ${situation.leads} in de instellingen): ${fillIn('namen of functies')}
* Wie bij de server kan, en wie bij de sleutels: ${fillIn('functies')}
* Wanneer de werking wordt geëvalueerd, en met wie: ${fillIn('datum')}
* Wat er gebeurt bij een wijziging, zoals een lagere ondergrens of meelezen in meer kamers: ${fillIn('afspraak over vooraf melden')}

Contact: ${organisation.contact.name}, ${organisation.contact.mail}.
`;
}

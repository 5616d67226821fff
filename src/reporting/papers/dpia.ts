import { DETAIL_DAYS } from '../../ports/privacy.ts';
import type { Situation } from '../papers.ts';
import { channelsInWords, fillIn, head } from './fill-in.ts';

/** A start for a data protection impact assessment, in the order of art. 35 lid 7 AVG. */
export function dpia(situation: Situation): string {
  const { organisation, isAggregate } = situation;
  const floor = organisation.smallestGroup;
  return `${head('Basis voor een DPIA: inkoophulp voor sociaal inkopen', situation)}

Of een DPIA verplicht is, beoordeelt u zelf: ${fillIn('uitkomst van de voortoets, met datum')}. Deze tekst volgt de vier onderdelen van artikel 35 lid 7 AVG.

## 1. Wat er gebeurt, en waarom

Een medewerker typt in ${channelsInWords(situation)} wat er nodig is, bijvoorbeeld *bloemen*. De inkoophulp toont alleen aan die persoon drie sociale leveranciers. De medewerker kiest, of niet. Rond vaste momenten staat er een tip in een kamer${isAggregate ? '' : ', of bij wie daar zelf om vroeg'}.

De organisatie wil weten of dit werkt: hoe vaak gevraagd, gekozen en gekocht. Niet wie.

| stap | wat wordt vastgelegd |
|---|---|
| vragen, zien, kiezen | ${isAggregate ? 'alleen aantallen van groepen' : 'soort feit, uur, kanaal, categorie, leveranciers, pseudoniem; bij een tip waarvoor per kamer is geloot ook een pseudoniem van de kamer'} |
| \`start\` (tips aan) | ${isAggregate ? 'bestaat niet in deze stand' : 'adres in de chat, taal, tijdzone als de chat die zegt, en pseudoniem, tot `stop`'} |
| \`stop\` (tips uit) | ${isAggregate ? 'bestaat niet in deze stand' : 'alleen dat dit pseudoniem geen tips wil'} |
| meelezen in een kamer | staat uit, tot een projectleider het in die kamer aanzet; dat staat dan in de kamer. Van wat daar gezegd wordt, blijft niets bewaard |
| rapport | totalen van groepen van minstens ${floor} mensen |

Het belang van de organisatie: ${fillIn('het beleid waar dit bij hoort, zoals social return of een inkoopdoel')}.

## 2. Noodzaak en evenredigheid

* **Kan het met minder?** ${isAggregate ? 'Deze instelling (`PRIVACY=aggregate`) bewaart al niets per persoon.' : 'Ja, deels: met `PRIVACY=aggregate` wordt niets per persoon bewaard. Dan vervallen tips aan personen, herinneringen en de vraag achteraf of het gelukt is.'} Uw keuze: ${fillIn('waarom deze stand past')}.
* **Waarom een pseudoniem?** ${isAggregate ? 'Dat is er niet.' : 'Om mensen te tellen in plaats van tikken, en om iemand diezelfde dag dezelfde leveranciers te laten zien. Het is elk kwartaal een ander.'}
* **Waarom ${DETAIL_DAYS} dagen?** Zo lang kan een vraag nog een keuze, een aankoop of een reactie krijgen. Daarna blijven alleen totalen.
* **Grondslag:** ${fillIn('grondslag uit artikel 6 AVG')}. **Informatie vooraf:** ${fillIn('hoe medewerkers dit horen, bijvoorbeeld via intranet')}.
* **Rechten:** ${isAggregate ? 'er is niets dat bij iemand hoort; de bot zegt dat als iemand ernaar vraagt' : 'inzien en wissen kan in de chat, zonder tussenkomst, en via de privacy officer'}.

## 3. Risico's voor medewerkers

Kans en gevolg vult u zelf in: die hangen af van uw organisatie.

| risico | waarom het kan | kans en gevolg |
|---|---|---|
| Een leidinggevende wil weten wie wel of niet sociaal inkoopt | De inkoophulp kent gedrag van medewerkers | ${fillIn('kans, gevolg')} |
${isAggregate ? '' : `| Iemand is te herkennen aan de kamer waarin iets gebeurde | In een kleine kamer is te raden wie het was. Bij een tip die per kamer loot, staat een pseudoniem van de kamer in het logboek | ${fillIn('kans, gevolg')} |\n`}| Iemand is te herkennen in een rapport | In een kleine groep is te raden wie het was | ${fillIn('kans, gevolg')} |
| De database lekt uit | Een bestand kan worden gekopieerd | ${fillIn('kans, gevolg')} |
| Iemand met database én sleutels herleidt pseudoniemen | De beheerder kan bij beide | ${fillIn('kans, gevolg')} |
| Medewerkers voelen zich gestuurd of bekeken | Een tip op het juiste moment kan opdringerig zijn | ${fillIn('kans, gevolg')} |
| Het doel verschuift | Gegevens die er zijn, roepen nieuwe vragen op | ${fillIn('kans, gevolg')} |
| Het chatplatform ziet mee | Berichten lopen via dat platform | ${fillIn('kans, gevolg')} |

## 4. Maatregelen, en wat ze aantoont

| maatregel | aangetoond door |
|---|---|
| Geen rapport per persoon: er is geen scherm en geen opdracht voor | \`src/ports/\` is de hele lijst van vragen aan de database |
| Geen cijfer over minder dan ${floor} mensen, ook niet door rapporten van elkaar af te trekken | \`test/store/bundles.test.ts\` probeert elke combinatie |
| Na ${DETAIL_DAYS} dagen alleen totalen | \`test/store/retention.test.ts\`, met een klok; \`doctor\` en \`/metrics\` laten het zien |
| Elk kwartaal een andere code; na vernietiging van de sleutel is niets meer te herleiden | \`test/keyring/quarter-keys.test.ts\` |
| Van een kamer staat er nooit een id, en alleen gemiddelden over kamers komen naar buiten | \`test/nudging/rooms.test.ts\` |
| Geen namen, berichten of adressen in logboek, meetcijfers, foutmeldingen of rapporten | \`test/privacy.test.ts\` speelt alles na met gemerkte gegevens |
| \`vergeet mij\` wist overal, ook in een back-up die wordt teruggezet | \`test/keyring/forgetting.test.ts\` |
| Wie geen tips wil, krijgt ze nooit | \`test/domain/audience.test.ts\`, \`test/nudging/gate.test.ts\` |
| Wat projectleiders en beheerders doen, staat in een controlelogboek dat alleen groeit | \`test/store/audit.test.ts\`; \`privacy audit\` kijkt het na |

Nog te regelen door de organisatie:

* toegang tot de server en tot de sleutels, het liefst bij twee verschillende mensen: ${fillIn('wie')}
* versleuteling van de schijf en van back-ups: ${fillIn('hoe')}
* wie in \`LEADS\` staat, en wie dat bepaalt: ${fillIn('wie')}
* wat u doet als iemand vraagt om cijfers per persoon of per team: ${fillIn('afspraak')}

Restrisico en besluit: ${fillIn('oordeel, datum en naam')}. Advies van de functionaris gegevensbescherming: ${fillIn('advies')}. Mening van betrokkenen of hun vertegenwoordigers (artikel 35 lid 9): ${fillIn('bijvoorbeeld de ondernemingsraad')}.
`;
}

import { BACKUP_DAYS, DETAIL_DAYS } from '../../ports/privacy.ts';
import type { Situation } from '../papers.ts';
import { channelsInWords, fillIn, head } from './fill-in.ts';

/** An entry for the register of processing activities (art. 30 lid 1 AVG). */
export function registerEntry(situation: Situation): string {
  const { organisation, slack, teams, isAggregate } = situation;
  return `${head('Verwerkingsregister: inkoophulp voor sociaal inkopen', situation)}

| onderdeel | invulling |
|---|---|
| Verwerkingsverantwoordelijke | ${organisation.name}, ${fillIn('adres en contactgegevens')} |
| Functionaris gegevensbescherming | ${fillIn('naam en contactgegevens, of: geen')} |
| Intern aanspreekpunt | ${organisation.contact.name}, ${organisation.contact.mail} |
| Naam van de verwerking | Inkoophulp: sociale leveranciers voor kleine aankopen |
| Doel | Medewerkers helpen om bij een kleine aankoop een sociale leverancier te kiezen. Weten of dat werkt, voor de organisatie als geheel |
| Uitdrukkelijk geen doel | Medewerkers volgen, vergelijken, beoordelen of aanspreken |
| Grondslag | ${fillIn('grondslag uit artikel 6 AVG, met een korte motivering')} |
| Betrokkenen | Medewerkers die de inkoophulp gebruiken. Contactpersonen van leveranciers, voor zover hun adres in de catalogus staat |
${isAggregate ? aggregateRows() : pseudonymousRows()}
| Bijzondere persoonsgegevens | Geen. Een vraag wordt niet bewaard, dus ook niet als iemand daarin iets over gezondheid of geloof typt |
| Ontvangers | Binnen de organisatie: de projectleider inclusie ziet alleen rapporten zonder personen (nu ${situation.leads} ${situation.leads === 1 ? 'persoon' : 'personen'} in de instelling LEADS). De beheerder van de server: ${fillIn('wie')}. Leveranciers krijgen niets: een medewerker mailt zelf |
| Verwerkers | ${processors(slack, teams)} Hosting van de server: ${fillIn('eigen beheer, of de naam van de partij')} |
| Doorgifte buiten de EER | Door de inkoophulp zelf: geen. Voor het chatplatform: ${fillIn('de afspraken die al met de leverancier van het platform gelden')} |
| Geautomatiseerde besluitvorming | Geen besluit over een medewerker. Welke leveranciers iemand ziet, volgt uit de vraag en een vaste beurtverdeling. *Waarom deze?* legt dat uit |
| Beveiliging | Pseudoniemen van mensen en kamers met een sleutel buiten de database; per kwartaal een andere sleutel, die daarna wordt vernietigd; bestanden alleen leesbaar voor het programma; geen namen, berichten of adressen in logboek en meetcijfers; ondertekende knoppen; een controlelogboek dat alleen groeit. Versleuteling van de schijf en toegang tot de server: ${fillIn('hoe geregeld')} |

Kanaal: ${channelsInWords(situation)}.
`;
}

function pseudonymousRows(): string {
  return `| Persoonsgegevens | (1) Per feit: wat iemand deed (gevraagd, getoond, gekozen, …), het uur, het kanaal, de categorie, de leveranciers, en een pseudoniem; bij een tip waarvoor per kamer is geloot ook een pseudoniem van de kamer. (2) Van wie om tips of een herinnering vroeg: het adres in de chat, de taal, bij tips de tijdzone als de chat die zegt, en een pseudoniem. (3) Van wie géén tips wil: een pseudoniem. (4) Tips die medewerkers met toestemming delen, met naam als zij dat willen |
| Niet vastgelegd | Namen, mailadressen, de tekst van een vraag, datum, plaats, aantal en budget van een vraag |
| Bewaartermijn | (1) ${DETAIL_DAYS} dagen, daarna alleen totalen zonder personen. (2) Tot \`stop\`, \`vergeet mij\` of het verzenden van de herinnering. (3) Tot iemand zelf weer \`start\` typt. (4) Tot de schrijver de tip intrekt. Back-ups: ${BACKUP_DAYS} dagen, als u de opdracht \`backup --into\` dagelijks gebruikt: ${fillIn('hoe back-ups zijn geregeld')} |
| Rechten van betrokkenen | In de chat: \`mijn gegevens\`, \`vergeet mij\`, \`stop\`, \`pauze\`. Op verzoek per mail: \`privacy export\` en \`privacy erase\` |`;
}

function aggregateRows(): string {
  return `| Persoonsgegevens | Geen regel per persoon. Opgeslagen worden alleen aantallen van groepen. Of een groep groot genoeg is, wordt in het werkgeheugen bijgehouden, met een sleutel die bij elke start nieuw is en nergens wordt bewaard |
| Niet vastgelegd | Namen, adressen, pseudoniemen, de tekst van een vraag, datum, plaats, aantal en budget van een vraag |
| Bewaartermijn | Aantallen: onbeperkt. Het werkgeheugen: tot het programma stopt, en hoogstens ${DETAIL_DAYS} dagen |
| Rechten van betrokkenen | Er is niets dat bij iemand hoort. \`mijn gegevens\` zegt dat |`;
}

function processors(slack: boolean, teams: boolean): string {
  const names = [slack && 'Slack', teams && 'Microsoft (Teams)'].filter(Boolean);
  if (names.length === 0) return 'Geen chatplatform aangesloten.';
  return `${names.join(' en ')}, voor het bezorgen van berichten: ${fillIn('verwijzing naar de verwerkersovereenkomst')}.`;
}

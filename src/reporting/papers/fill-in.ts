import type { Situation } from '../papers.ts';

/** What only the organisation knows. Stands out, so that nothing is forgotten. */
export function fillIn(what: string): string {
  return `**[vul in: ${what}]**`;
}

export function head(title: string, { organisation, on }: Situation): string {
  return `# ${title}

Organisatie: ${organisation.name}
Opgesteld op ${on}, uit de instellingen van dat moment. Verandert er een instelling? Maak dit stuk dan opnieuw.

> Dit is een hulpmiddel, geen juridisch advies. Wat tussen vierkante haken staat, vult u zelf in. Laat het geheel beoordelen door uw functionaris gegevensbescherming of jurist.`;
}

/** "Slack en Microsoft Teams". */
export function channelsInWords({ slack, teams, web }: Situation): string {
  const names = [slack && 'Slack', teams && 'Microsoft Teams', web && 'een webpagina op de server zelf'].filter(Boolean);
  return names.length === 0 ? fillIn('het kanaal') : names.join(' en ');
}

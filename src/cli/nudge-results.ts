/** What the variants of a nudge did. */

import { addDays, type Day } from '../domain/calendar.ts';
import { type Comparison, type Conclusion, compare, FEWEST_PEOPLE, FEWEST_SUCCESSES, HELD_OUT } from '../domain/comparison.ts';
import type { Measure, Nudge } from '../domain/nudge.ts';
import type { Count } from '../domain/proportion.ts';
import { type ComparedRooms, compareRooms, FEWEST_ROOMS, type RoomComparison } from '../domain/room-comparison.ts';
import { groupQuestion, RESULT_DAYS } from '../nudging/results.ts';
import { DETAIL_DAYS } from '../ports/privacy.ts';
import type { Store } from '../ports/store.ts';
import { howMany } from './usage.ts';

export type NudgeResults = { readonly nudge: string } & (
  | { readonly why: 'no-measure' | 'too-early' }
  | ({ readonly measure: Measure; readonly unit: 'persoon' } & Comparison)
  | ({ readonly measure: Measure; readonly unit: 'kamer' } & RoomComparison)
);

/** Where there is no database yet. */
export function nothingSent({ id, measure }: Nudge): NudgeResults {
  return { nudge: id, why: measure ? 'too-early' : 'no-measure' };
}

/** Only occurrences whose time has passed count, so that looking often finds nothing that is not there. */
export async function resultsOf(nudge: Nudge, store: Store, today: Day): Promise<NudgeResults> {
  const { id, measure } = nudge;
  if (!measure) return { nudge: id, why: 'no-measure' };
  return (nudge.unit === 'kamer' ? resultsOfRooms : resultsOfPeople)(nudge, measure, store, today);
}

async function resultsOfPeople(nudge: Nudge, measure: Measure, store: Store, today: Day): Promise<NudgeResults> {
  const { id, variants, heldOut = 0 } = nudge;
  const counts = await store.groups(groupQuestion(nudge, measure, addDays(today, -RESULT_DAYS)));
  if (counts.length === 0) return { nudge: id, why: 'too-early' };
  const names = [...variants.map(({ name }) => name), ...(heldOut > 0 && measure !== 'getikt' ? [HELD_OUT] : [])];
  const groups = names.map((name) => counts.find((group) => group.name === name) ?? { name, people: 0, successes: 0 });
  const shares = names.map((name) => (name === HELD_OUT ? heldOut / 100 : (1 - heldOut / 100) / variants.length));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return {
    nudge: id,
    measure,
    unit: 'persoon',
    ...compare(
      groups,
      shares.map((share) => share / all),
    ),
  };
}

/** What was done in a room is known for as long as the log is kept; messages from before that would seem to have done nothing. */
async function resultsOfRooms({ id, variants }: Nudge, measure: Measure, store: Store, today: Day): Promise<NudgeResults> {
  const [from, through] = [addDays(today, 1 - DETAIL_DAYS), addDays(today, -RESULT_DAYS)];
  const counts = await store.rooms({ nudge: id, measure, from, through, days: RESULT_DAYS });
  if (counts.length === 0) return { nudge: id, why: 'too-early' };
  const groups = variants.map(({ name }) => counts.find((group) => group.name === name) ?? { name, rooms: [] });
  return { nudge: id, measure, unit: 'kamer', ...compareRooms(groups) };
}

/** Too few people got it, or did it, or did not. */
function tellsOfFew({ people, successes }: Count, smallestGroup: number): boolean {
  return [people, successes, people - successes].some((count) => count < smallestGroup);
}

/** Too few people did it, or in so few rooms that it would tell what was done in one. */
function tellsOfFewRooms({ rooms, people }: ComparedRooms, smallestGroup: number): boolean {
  return rooms < smallestGroup || people < smallestGroup;
}

/** For a program: of a group that tells of few people, only that it is there. */
export function withoutFew(results: NudgeResults, smallestGroup: number) {
  if (!('groups' in results)) return results;
  if (results.unit === 'kamer') {
    const groups = results.groups.map((group) =>
      tellsOfFewRooms(group, smallestGroup) ? { name: group.name, rooms: group.rooms, hidden: true } : group,
    );
    return { ...results, groups };
  }
  return {
    ...results,
    groups: results.groups.map((group) => (tellsOfFew(group, smallestGroup) ? { name: group.name, hidden: true } : group)),
  };
}

export function resultsText(results: NudgeResults, smallestGroup: number): string {
  if ('why' in results) return WHY[results.why];
  if (results.unit === 'kamer') {
    const lines = results.groups.map((group) => roomLine(group, results.measure, smallestGroup));
    return [...lines, roomConclusion(results.conclusion)].join('\n');
  }
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const lines = results.groups.map(({ name, people, successes, interval }) =>
    tellsOfFew({ people, successes }, smallestGroup)
      ? `${name.padEnd(20)} minder dan ${smallestGroup} mensen: geen cijfers`
      : `${name.padEnd(20)} ${String(people).padStart(6)} mensen  ${percent(successes / people).padStart(6)} ${results.measure}  (95% zeker tussen ${percent(interval.low)} en ${percent(interval.high)}, Wilson)`,
  );
  return [...lines, peopleConclusion(results.conclusion)].join('\n');
}

function roomLine(group: ComparedRooms, measure: Measure, smallestGroup: number): string {
  const { name, rooms, messages, mean, interval } = group;
  const head = `${name.padEnd(20)} ${String(rooms).padStart(4)} ${rooms === 1 ? 'kamer' : 'kamers'}`;
  if (tellsOfFewRooms(group, smallestGroup)) return `${head}, minder dan ${smallestGroup} kamers of mensen: geen cijfers`;
  const sure = interval ? `  (95% zeker tussen ${interval.low.toFixed(2)} en ${interval.high.toFixed(2)}, t over kamers)` : '';
  return `${head}, ${howMany(messages, 'bericht', 'berichten')}  per bericht ${mean.toFixed(2)} mensen ${measure}, gemiddeld over kamers${sure}`;
}

function peopleConclusion(conclusion: Conclusion): string {
  return {
    'too-little': `Te weinig gegevens. Nodig: minstens ${FEWEST_PEOPLE} mensen in elke groep, en ${FEWEST_SUCCESSES} die het samen deden.`,
    'no-difference': 'Geen duidelijk verschil (Newcombe, 95% voor alle vergelijkingen samen).',
    unfair: 'De groepen zijn niet zo groot als het lot ze zou maken. Er ging iets mis, dus hier volgt niets uit (chi-kwadraat).',
    better: winner(conclusion, 'Newcombe'),
  }[conclusion.kind];
}

function roomConclusion(conclusion: Conclusion): string {
  return {
    'too-little': `Te weinig gegevens. Nodig: minstens ${FEWEST_ROOMS} kamers voor elke variant, en ${FEWEST_SUCCESSES} mensen die het samen deden. Kamers verschillen veel, dus met minder kamers zegt het gemiddelde te weinig.`,
    'no-difference': 'Geen duidelijk verschil (Welch over kamers, 95% voor alle vergelijkingen samen).',
    unfair: 'De varianten gingen niet naar zoveel kamers als het lot zou geven. Er ging iets mis, dus hier volgt niets uit (chi-kwadraat).',
    better: winner(conclusion, 'Welch over kamers'),
  }[conclusion.kind];
}

function winner(conclusion: Conclusion, method: string): string {
  if (conclusion.kind !== 'better') return '';
  return `"${conclusion.best}" werkt beter dan ${conclusion.than.map((name) => `"${name}"`).join(' en ')} (${method}, 95%).`;
}

const WHY: Record<Extract<NudgeResults, { why: unknown }>['why'], string> = {
  'no-measure': 'Bij deze nudge staat geen "maat". Kies er een voor de eerste keer dat hij uitgaat: getikt, gevraagd, gekozen of gekocht.',
  'too-early': `Te weinig gegevens. Een keer telt mee als er ${RESULT_DAYS} dagen voorbij zijn.`,
};

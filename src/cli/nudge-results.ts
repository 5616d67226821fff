/** What the variants of a nudge did. */

import { addDays, type Day } from '../domain/calendar.ts';
import { type Comparison, compare, HELD_OUT } from '../domain/comparison.ts';
import type { Nudge } from '../domain/nudge.ts';
import type { Count } from '../domain/proportion.ts';
import { groupQuestion, RESULT_DAYS } from '../nudging/results.ts';
import type { Store } from '../ports/store.ts';

export type NudgeResults = { readonly nudge: string } & (
  | { readonly why: 'no-measure' | 'rooms' | 'too-early' }
  | ({ readonly measure: string } & Comparison)
);

/** Only occurrences whose time has passed count, so that looking often finds nothing that is not there. */
export async function resultsOf(nudge: Nudge, store: Store, today: Day): Promise<NudgeResults> {
  const { id, measure, variants, heldOut = 0 } = nudge;
  if (!measure) return { nudge: id, why: 'no-measure' };
  if (nudge.unit === 'kamer') return { nudge: id, why: 'rooms' };
  const counts = await store.groups(groupQuestion(nudge, measure, addDays(today, -RESULT_DAYS)));
  if (counts.length === 0) return { nudge: id, why: 'too-early' };
  const names = [...variants.map(({ name }) => name), ...(heldOut > 0 && measure !== 'getikt' ? [HELD_OUT] : [])];
  const groups = names.map((name) => counts.find((group) => group.name === name) ?? { name, people: 0, successes: 0 });
  const shares = names.map((name) => (name === HELD_OUT ? heldOut / 100 : (1 - heldOut / 100) / variants.length));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return {
    nudge: id,
    measure,
    ...compare(
      groups,
      shares.map((share) => share / all),
    ),
  };
}

/** Too few people got it, or did it, or did not. */
function tellsOfFew({ people, successes }: Count, smallestGroup: number): boolean {
  return [people, successes, people - successes].some((count) => count < smallestGroup);
}

/** For a program: of a group that tells of few people, only that it is there. */
export function withoutFew(results: NudgeResults, smallestGroup: number) {
  if (!('groups' in results)) return results;
  return {
    ...results,
    groups: results.groups.map((group) => (tellsOfFew(group, smallestGroup) ? { name: group.name, hidden: true } : group)),
  };
}

export function resultsText(results: NudgeResults, smallestGroup: number): string {
  if ('why' in results) return WHY[results.why];
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const lines = results.groups.map(({ name, people, successes, interval }) =>
    tellsOfFew({ people, successes }, smallestGroup)
      ? `${name.padEnd(20)} minder dan ${smallestGroup} mensen: geen cijfers`
      : `${name.padEnd(20)} ${String(people).padStart(6)} mensen  ${percent(successes / people).padStart(6)} ${results.measure}  (95% zeker tussen ${percent(interval.low)} en ${percent(interval.high)}, Wilson)`,
  );
  const { conclusion } = results;
  const words = {
    'too-little': 'Te weinig gegevens.',
    'no-difference': 'Geen duidelijk verschil (Newcombe, 95% voor alle vergelijkingen samen).',
    unfair: 'De groepen zijn niet zo groot als het lot ze zou maken. Er ging iets mis, dus hier volgt niets uit (chi-kwadraat).',
    better:
      conclusion.kind === 'better'
        ? `"${conclusion.best}" werkt beter dan ${conclusion.than.map((name) => `"${name}"`).join(' en ')} (Newcombe, 95%).`
        : '',
  }[conclusion.kind];
  return [...lines, words].join('\n');
}

const WHY: Record<Extract<NudgeResults, { why: unknown }>['why'], string> = {
  'no-measure': 'Bij deze nudge staat geen "maat". Kies er een voor de eerste keer dat hij uitgaat: getikt, gevraagd, gekozen of gekocht.',
  rooms: 'Hier is per kamer geloot. Van een kamer weten we niet wie iets deed, dus vergelijken kan niet: te weinig gegevens.',
  'too-early': `Te weinig gegevens. Een keer telt mee als er ${RESULT_DAYS} dagen voorbij zijn.`,
};

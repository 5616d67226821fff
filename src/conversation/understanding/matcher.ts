/** Which category a request is about: what it names, weighed, and a margin below which we ask. */
import type { CategoryId } from '../../domain/category.ts';
import { type Meaning, type NeverBought, WEIGHTS } from './lexicon.ts';
import type { Segment } from './segments.ts';

export interface Match {
  /** Set when we are sure. */
  readonly category: CategoryId | null;
  /** What it may be, best first. */
  readonly candidates: readonly CategoryId[];
  /** How surely the best one is named: 0 when nothing of ours is, 1 for a word that is enough alone. */
  readonly strength: number;
}

/** What follows these says what it is for, not what it is: "lunch voor de heisessie". */
const PREPOSITIONS = new Set([
  'voor',
  'zonder',
  'geen',
  'naast',
  'without',
  'no',
  'bij',
  'met',
  'van',
  'tijdens',
  'na',
  'op',
  'in',
  'aan',
  'uit',
  'om',
  'door',
  'over',
  'onder',
  'boven',
  'tegen',
  'tussen',
  'via',
  'langs',
  'rond',
  'rondom',
  'achter',
  'for',
  'with',
  'at',
  'during',
  'of',
  'after',
  'to',
  'from',
  'per',
  'vr',
  'tbv',
  'ivm',
]);
/** After these something else is asked for too: "lunch en een zaal". */
const CONJUNCTIONS = new Set(['en', 'plus', 'and']);
const AFTER_PREPOSITION = 0.5;
/** In a longer text, that something is the matter may be the reason why something else is asked for. */
const ONE_CLAUSE = 9;
/** Enough to be sure, and how far the next one must stay behind. */
const SURE = 0.9;
const MARGIN = 0.35;
/** The same where nothing else is named: "iets voor de borrel". */
const SURE_ALONE = { command: 0.4, message: 0.5 } as const;
const MARGIN_ALONE = 0.2;

/**
 * The segments hold no days, places or amounts any more. In a command, something else that is named
 * beside a mere hint settles that it is not ours; in a message, most words are about something else.
 */
export function matchCategory(segments: readonly Segment[], kind: 'command' | 'message'): Match {
  const scores = new Map<CategoryId, number>();
  const treatment = treatmentIn(segments);
  let weight = 1;
  let namesMore = false;
  let isBesideThing = false;
  let about: CategoryId | undefined;
  for (const { text, meanings, outside, neverBought, unknown } of segments) {
    if (PREPOSITIONS.has(text)) weight = AFTER_PREPOSITION;
    else if (text === 'als' || text === 'as') weight = 1;
    else if (CONJUNCTIONS.has(text)) {
      isBesideThing = false;
      about = undefined;
    }
    const counts = weight === 1 || (neverBought === 'anywhere' && segments.length <= ONE_CLAUSE);
    if (kind === 'command' && neverBought && counts && isAbout(segments, neverBought)) return NOTHING;
    for (const meaning of meanings) {
      const isDetail = (meaning.isSetting && isBesideThing) || (about !== undefined && meaning.category !== about);
      const share = shareOf(meaning, treatment, isDetail ? AFTER_PREPOSITION : weight);
      raise(scores, meaning, meaning.weight * share);
    }
    if (weight === 1 && (outside || unknown)) namesMore = true;
    if (outside || meanings.some(isThing)) isBesideThing = true;
    about ??= weight === 1 && meanings.length === 1 && meanings[0]?.hasSubject ? meanings[0].category : undefined;
  }
  takeOver(scores, segments);
  return decide(scores, namesMore && treatment?.own !== 1 && kind === 'command', SURE_ALONE[kind]);
}

const NOTHING: Match = { category: null, candidates: [], strength: 0 };

/** Is what is named first, if only by what is done to it, among what is never bought? */
function isAbout(segments: readonly Segment[], never: NeverBought): boolean {
  if (typeof never === 'string') return true;
  const first = segments.find(({ meanings }) => meanings.some(isThing)) ?? segments.find(({ meanings }) => meanings.length > 0);
  return first?.meanings.some((meaning) => never.includes(meaning.category) && meaning.weight === first.meanings[0]?.weight) ?? false;
}

function isThing({ weight, treats }: Meaning): boolean {
  return weight > WEIGHTS.occasion && !treats;
}

interface Treatment {
  readonly category: CategoryId;
  /** How much what is done counts, and how much the thing it is done to. */
  readonly own: number;
  readonly things: number;
}

/** What is done to the thing that is named. It claims the thing, unless that thing's own category does it too: "bloemen bezorgen". */
function treatmentIn(segments: readonly Segment[]): Treatment | undefined {
  const meaning = segments.flatMap(({ meanings }) => meanings).find(({ treats }) => treats);
  if (!meaning?.treats) return undefined;
  const { category, treats } = meaning;
  const things = segments.filter(({ meanings }) => !meanings.some((other) => other.treats));
  const isLeftAlone = things.some(({ meanings }) =>
    meanings.some((thing) => thing.weight > WEIGHTS.weak && thing.category !== category && treats.has(thing.category)),
  );
  return isLeftAlone ? { category, own: 0, things: 1 } : { category, own: 1, things: AFTER_PREPOSITION };
}

function shareOf({ category, treats }: Meaning, treatment: Treatment | undefined, weight: number): number {
  if (treats) return category === treatment?.category ? treatment.own : 0;
  return treatment && treatment.things < 1 && category !== treatment.category ? treatment.things : weight;
}

/** A gift at Christmas is one thing, not two. */
function takeOver(scores: Map<CategoryId, number>, segments: readonly Segment[]): void {
  for (const { category, takesOver } of segments.flatMap(({ meanings }) => meanings)) {
    for (const taken of takesOver ?? []) {
      const score = scores.get(taken);
      if (score === undefined) continue;
      scores.delete(taken);
      scores.set(category, Math.max(score, scores.get(category) ?? 0));
    }
  }
}

function raise(scores: Map<CategoryId, number>, { category }: Meaning, score: number): void {
  const now = scores.get(category) ?? 0;
  if (score === 0) return;
  // A second hint helps, but never as much as the first.
  scores.set(category, Math.max(now, score) + Math.min(now, score) * 0.5);
}

/** `namesMore`: the text names something besides, so that a mere hint does not settle it. */
function decide(scores: ReadonlyMap<CategoryId, number>, namesMore: boolean, sureAlone: number): Match {
  const ranked = [...scores].sort(([, a], [, b]) => b - a);
  const [best, second] = ranked;
  if (!best) return NOTHING;
  const lead = best[1] - (second?.[1] ?? 0);
  const isSure = best[1] >= SURE && lead >= MARGIN;
  const isSureAlone = !namesMore && best[1] >= sureAlone && lead >= MARGIN_ALONE;
  if (isSure || isSureAlone) return { category: best[0], candidates: [], strength: best[1] };
  const isOnlyHint = namesMore && best[1] < SURE;
  return { category: null, candidates: isOnlyHint ? [] : ranked.map(([category]) => category), strength: best[1] };
}

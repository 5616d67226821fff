/** Which category a request is about: what it names, weighed, and a margin below which we ask. */
import type { CategoryId } from '../../domain/category.ts';
import { isThing, type Meaning, type NeverBought, WEIGHTS } from './meaning.ts';
import type { Segment } from './segments.ts';
import { AFTER_PREPOSITION, isNameAt, namesOther, namesSurely, weightsOf } from './setting.ts';

export interface Match {
  /** Set when we are sure. */
  readonly category: CategoryId | null;
  /** What it may be, best first. */
  readonly candidates: readonly CategoryId[];
  /** How surely the best one is named: 0 when nothing of ours is, 1 for a word that is enough alone. */
  readonly strength: number;
}

/** After these something else is asked for too: "lunch en een zaal". */
const CONJUNCTIONS = new Set(['en', 'plus', 'and']);
const SOMETHING = /^(?:iets|something|anything)(?: |$)/;
const DELIVERED = /^(?:laten )?(?:bezorg|aflever|thuisbezorg|deliver)/;
const POLITE = new Set('graag svp aub ook wel eventueel gratis please'.split(' '));
const INCLUDING = new Set('incl inclusief including excl exclusief met with plus'.split(' '));
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
  const weights = weightsOf(segments);
  let namesMore = false;
  let isBesideThing = false;
  let isJoined = false;
  const saysSomething = segments.some(({ text }) => SOMETHING.test(text));
  let about: CategoryId | undefined;
  for (const [at, { text, meanings, outside, neverBought, unknown, isHead }] of segments.entries()) {
    const weight = weights[at] ?? 1;
    const isNamed = isNameAt(segments, at);
    const isForWhom = meanings.some((meaning) => meaning.weight === WEIGHTS.occasion);
    if (CONJUNCTIONS.has(text)) {
      isJoined = true;
      about = undefined;
    }
    const counts = weight === 1 || (neverBought === 'anywhere' && segments.length <= ONE_CLAUSE);
    if (kind === 'command' && neverBought && counts && !isNamed && isAbout(segments, neverBought)) return NOTHING;
    for (const meaning of meanings) {
      const isDetail =
        isNamed ||
        (meaning.isSetting && isBesideThing && !isJoined) ||
        (isHead && !meaning.treats && namesOther(segments[at - 1], meaning.category)) ||
        (about !== undefined && meaning.category !== about) ||
        (meaning.weight === WEIGHTS.occasion && namesSurely(segments, weights, meaning.category)) ||
        (meaning.isGuess && !CONJUNCTIONS.has(segments[at - 1]?.text ?? '') && namesSurely(segments, weights, meaning.category));
      if (meaning.isSetting && isForWhom && (saysSomething || namesSurely(segments, weights, meaning.category))) continue;
      const share = shareOf(meaning, treatment, isDetail ? AFTER_PREPOSITION : weight);
      raise(scores, meaning, meaning.weight * share, isDetail === true);
    }
    if (weight === 1 && (outside || unknown) && !isNamed) namesMore = true;
    if ((outside || meanings.some((meaning) => isThing(meaning) && (kind === 'command' || !meaning.isSetting))) && !isNamed)
      isBesideThing = true;
    if (meanings.length > 0 || outside || unknown) isJoined = false;
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

interface Treatment {
  readonly category: CategoryId;
  /** How much what is done counts, and how much the thing it is done to. */
  readonly own: number;
  readonly things: number;
}

/** What is done to the thing that is named. It claims the thing, unless that thing's own category does it too: "bloemen bezorgen". */
function treatmentIn(segments: readonly Segment[]): Treatment | undefined {
  const meaning = segments
    .flatMap(({ meanings }, at) => (isHowItComes(segments, at) || isNameAt(segments, at) ? [] : meanings))
    .find(({ treats }) => treats);
  if (!meaning?.treats) return undefined;
  const { category, treats } = meaning;
  const things = segments.filter(({ meanings }) => !meanings.some((other) => other.treats));
  const isLeftAlone = things.some(({ meanings }) =>
    meanings.some((thing) => thing.weight > WEIGHTS.weak && thing.category !== category && treats.has(thing.category)),
  );
  return isLeftAlone ? { category, own: 0, things: 1 } : { category, own: 1, things: AFTER_PREPOSITION };
}

/** "500 flyers, graag bezorgen bij de balie", "stoelen inclusief bezorging": who buys something says how it is to come. */
function isHowItComes(segments: readonly Segment[], at: number): boolean {
  if (!DELIVERED.test(segments[at]?.text ?? '')) return false;
  let before = at - 1;
  while (POLITE.has(segments[before]?.text ?? '')) before--;
  const text = segments[before]?.text ?? '';
  return INCLUDING.has(text) || (text === ',' && segments.slice(0, before).some(({ meanings }) => meanings.some(isThing)));
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

function raise(scores: Map<CategoryId, number>, { category }: Meaning, score: number, isDetail: boolean): void {
  const now = scores.get(category) ?? 0;
  if (score === 0) return;
  // A second hint helps, but never as much as the first; however many details there are, they are no thing.
  scores.set(category, Math.max(now, score) + (isDetail && now < SURE ? 0 : Math.min(now, score) * 0.5));
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

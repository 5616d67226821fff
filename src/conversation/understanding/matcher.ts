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
  'for',
  'with',
  'at',
  'during',
  'of',
  'after',
  'to',
  'from',
  'per',
  'naar',
  'vr',
  'tbv',
  'ivm',
]);
/** After these something else is asked for too: "lunch en een zaal". */
const CONJUNCTIONS = new Set(['en', 'plus', 'and']);
const SOUGHT: Readonly<Record<string, RegExp>> = {
  naar: /zoek|gezocht|kijk|vraag|benieuwd|behoefte/,
  aan: /behoefte|gebrek|tekort|nood|denk/,
  op: /^over|overgestapt|overgaan/,
  in: /^(?:zin|trek)$/,
  voor: /offerte|prijs|aanvraag|budget|suggestie/,
  van: /bestelling|levering|aanschaf|aankoop|voorzien|huur|inkoop|aanbod|plaatsing/,
};
const SOMETHING = /^(?:iets|something|anything)(?: |$)/;
/** What follows these is the name of a part of the organisation. */
const DEPARTMENTS = new Set(
  'afdeling afd team teams dienst directie domein cluster sectie vakgroep faculteit unit commissie werkgroep department dept dpt'.split(
    ' ',
  ),
);
/** What follows these is where or about whom it is. */
const EVENTS = new Set(
  'opening heropening inhuldiging inwijding verbouwing renovatie nieuwbouw lustrum jubileum afscheid huldiging bezoek deelnemers vrijwilligers vrijwilliger cursisten sprekers project thema inzake betreft'.split(
    ' ',
  ),
);
/** What stands before these says of what they are. */
const STAFF = new Set('team ploeg medewerkers medewerker personeel crew staff'.split(' '));
const AFTER_PREPOSITION = 0.5;
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
  const saysSomething = segments.some(({ text }) => SOMETHING.test(text));
  let about: CategoryId | undefined;
  for (const [at, { text, meanings, outside, neverBought, unknown, isHead }] of segments.entries()) {
    const isNamed = isNameAt(segments, at);
    const isForWhom = meanings.some((meaning) => meaning.weight === WEIGHTS.occasion);
    if (PREPOSITIONS.has(text) && !isSought(text, segments[at - 1]?.text)) weight = AFTER_PREPOSITION;
    else if (text === 'als' || text === 'as') weight = 1;
    else if (CONJUNCTIONS.has(text)) {
      isBesideThing = false;
      about = undefined;
    }
    if (kind === 'command' && weight === 1 && neverBought && !isNamed && isAbout(segments, neverBought)) return NOTHING;
    for (const meaning of meanings) {
      const isDetail =
        isNamed ||
        (meaning.isSetting && isBesideThing) ||
        (isHead && !meaning.treats && namesOther(segments[at - 1], meaning.category)) ||
        (about !== undefined && meaning.category !== about) ||
        (meaning.weight === WEIGHTS.occasion && namesSurely(segments, meaning.category)) ||
        (meaning.isGuess && !CONJUNCTIONS.has(segments[at - 1]?.text ?? '') && namesSurely(segments, meaning.category));
      if (meaning.isSetting && isForWhom && (saysSomething || namesSurely(segments, meaning.category))) continue;
      const share = shareOf(meaning, treatment, isDetail ? AFTER_PREPOSITION : weight);
      raise(scores, meaning, meaning.weight * share);
    }
    if (weight === 1 && (outside || unknown) && !isNamed) namesMore = true;
    if ((outside || meanings.some((meaning) => isThing(meaning) && (kind === 'command' || !meaning.isSetting))) && !isNamed)
      isBesideThing = true;
    about ??= weight === 1 && meanings.length === 1 && meanings[0]?.hasSubject ? meanings[0].category : undefined;
  }
  takeOver(scores, segments);
  return decide(scores, namesMore && treatment?.own !== 1 && kind === 'command', SURE_ALONE[kind]);
}

const NOTHING: Match = { category: null, candidates: [], strength: 0 };

function isAbout(segments: readonly Segment[], never: NeverBought): boolean {
  return never === 'anything' || segments.some(({ meanings }) => never.includes(meanings[0]?.category ?? ''));
}

/** "Op zoek naar taart", "behoefte aan koffie" name the thing, "dozen naar de bakker" where it goes. */
function isSought(preposition: string, before: string | undefined): boolean {
  return SOUGHT[preposition]?.test(before ?? '') ?? false;
}

/** "BBQ afdeling Groen", "taart opening buurthuis": what follows is its name, when the thing itself stands elsewhere. */
function isNameAt(segments: readonly Segment[], at: number): boolean {
  const before = segments[at - 1]?.text ?? '';
  const isOfDepartment = DEPARTMENTS.has(before);
  if (!isOfDepartment && !EVENTS.has(before) && !STAFF.has(segments[at + 1]?.text ?? '')) return false;
  return segments.some(({ meanings }, other) => (isOfDepartment ? other !== at : other < at) && meanings.some(isThing));
}

/** Is a thing of another category named, with no typing error in it? */
function namesSurely(segments: readonly Segment[], category: CategoryId): boolean {
  return segments.some((segment) => namesOther(segment, category));
}

function namesOther(segment: Segment | undefined, category: CategoryId): boolean {
  const meanings = segment?.meanings ?? [];
  const isSure = (meaning: Meaning) => isThing(meaning) && !meaning.isGuess && !meaning.isSetting;
  return meanings.some(isSure) && !meanings.some((meaning) => meaning.category === category);
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

/** Which category a request is about: what it names, weighed, and a margin below which we ask. */
import type { CategoryId } from '../../domain/category.ts';
import type { TextKind } from '../../ports/content.ts';
import { isThing, type NeverBought } from './meaning.ts';
import { DETAIL } from './preposition.ts';
import type { Segment } from './segments.ts';
import { Setting } from './setting.ts';
import { claimantIn, shareOf } from './treatment.ts';

export interface Match {
  /** Set when we are sure. */
  readonly category: CategoryId | null;
  /** What it may be, best first. */
  readonly candidates: readonly CategoryId[];
  /** How surely the best one is named: 0 when nothing of ours is, 1 for a word that is enough alone. */
  readonly strength: number;
}

const NOTHING: Match = { category: null, candidates: [], strength: 0 };
/** In a longer text, that something is the matter may be the reason why something else is asked for. */
const ONE_CLAUSE = 9;
/** Enough to be sure, and how far the next one must stay behind. */
const SURE = 0.9;
const MARGIN = 0.35;
/** The same where nothing else is named: "iets voor de borrel". */
const SURE_ALONE = { command: 0.4, message: 0.5 } as const;
const MARGIN_ALONE = 0.2;
/** How much of a second hint at the same category is added to the first. */
const SECOND = 0.5;

/**
 * The segments hold no days, places or amounts any more. In a command, something else that is named
 * beside a mere hint settles that it is not ours; in a message, most words are about something else.
 */
export function matchCategory(segments: readonly Segment[], kind: TextKind): Match {
  if (!segments.some(({ meanings }) => meanings.length > 0)) return NOTHING;
  const setting = new Setting(segments, kind);
  if (kind === 'command' && isNeverBought(segments, setting)) return NOTHING;
  const claimant = claimantIn(segments);
  const scores = new Map<CategoryId, number>();
  for (const [at, { meanings }] of segments.entries()) {
    for (const meaning of meanings) {
      if (setting.isForWhom(at, meaning)) continue;
      const isDetail = setting.isDetail(at, meaning);
      const share = shareOf(meaning, claimant, isDetail ? DETAIL : setting.weightAt(at));
      raise(scores, meaning.category, meaning.weight * share, isDetail);
    }
  }
  takeOver(scores, segments);
  const namesMore = kind === 'command' && !claimant && asksForMore(segments, setting);
  return decide(scores, namesMore, SURE_ALONE[kind]);
}

/** Is something named with which nothing is bought: "vacature kok", "raam van de kantine kapot"? */
function isNeverBought(segments: readonly Segment[], setting: Setting): boolean {
  return segments.some(({ neverBought }, at) => {
    if (!neverBought || setting.isName(at)) return false;
    const counts = setting.weightAt(at) === 1 || (neverBought === 'anywhere' && segments.length <= ONE_CLAUSE);
    return counts && isAbout(segments, neverBought);
  });
}

/** Is what is named first, if only by what is done to it, among what is never bought? */
function isAbout(segments: readonly Segment[], never: NeverBought): boolean {
  if (typeof never === 'string') return true;
  const first = segments.find(({ meanings }) => meanings.some(isThing)) ?? segments.find(({ meanings }) => meanings.length > 0);
  return first?.meanings.some(({ category, weight }) => never.includes(category) && weight === first.meanings[0]?.weight) ?? false;
}

/** Does the text ask for something besides that is not ours, or that we do not know? */
function asksForMore(segments: readonly Segment[], setting: Setting): boolean {
  return segments.some(({ outside, unknown }, at) => (outside || unknown) && setting.weightAt(at) === 1 && !setting.isName(at));
}

function raise(scores: Map<CategoryId, number>, category: CategoryId, score: number, isDetail: boolean): void {
  if (score === 0) return;
  const now = scores.get(category) ?? 0;
  // A second hint helps, but never as much as the first; however many details there are, they are no thing.
  scores.set(category, Math.max(now, score) + (isDetail && now < SURE ? 0 : Math.min(now, score) * SECOND));
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

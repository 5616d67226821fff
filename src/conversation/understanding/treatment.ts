/** What is done to a thing: "bloemen bezorgen", "stoelen reinigen", "mokken met logo". */
import type { CategoryId } from '../../domain/category.ts';
import { isTelling, isThing, type Meaning } from './meaning.ts';
import { isNameAt } from './name.ts';
import { DETAIL } from './preposition.ts';
import type { Segment } from './segments.ts';

const DELIVERED = /^(?:laten )?(?:bezorg|aflever|thuisbezorg|afhalen|deliver)/;
/** These may stand before it and say nothing. */
const POLITE = new Set('graag svp aub ook wel eventueel gratis please'.split(' '));
/** What follows these comes with the thing. */
const INCLUDING = new Set('incl inclusief including excl exclusief met with plus'.split(' '));

/** The category of what is done to the things that are named. It claims them, unless a thing's own category does it too: "bloemen bezorgen". */
export function claimantIn(segments: readonly Segment[]): CategoryId | undefined {
  for (const [at, { meanings }] of segments.entries()) {
    const { category, treats } = meanings.find((meaning) => meaning.treats) ?? {};
    if (!category || !treats || isHowItComes(segments, at) || isNameAt(segments, at)) continue;
    const isLeftAlone = segments.some(
      (other) => !other.meanings.some((meaning) => meaning.treats) && other.meanings.some((thing) => isDoneBy(thing, category, treats)),
    );
    return isLeftAlone ? undefined : category;
  }
  return undefined;
}

/** How much a meaning counts that would count `weight` where nothing is done to it. */
export function shareOf({ category, treats }: Meaning, claimant: CategoryId | undefined, weight: number): number {
  if (treats) return category === claimant ? 1 : 0;
  return claimant && category !== claimant ? DETAIL : weight;
}

/** Is it a thing of another category that does this to its own things? */
function isDoneBy(thing: Meaning, category: CategoryId, treats: ReadonlySet<CategoryId>): boolean {
  return isTelling(thing) && thing.category !== category && treats.has(thing.category);
}

/** "500 flyers, graag bezorgen bij de balie", "stoelen inclusief bezorging": who buys something says how it is to come. */
function isHowItComes(segments: readonly Segment[], at: number): boolean {
  if (!DELIVERED.test(segments[at]?.text ?? '')) return false;
  let before = at - 1;
  while (POLITE.has(segments[before]?.text ?? '')) before--;
  const text = segments[before]?.text ?? '';
  return INCLUDING.has(text) || (text === ',' && segments.slice(0, before).some(({ meanings }) => meanings.some(isThing)));
}

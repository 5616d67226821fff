import type { CategoryId } from '../../domain/category.ts';
import type { TextKind } from '../../ports/content.ts';
import { isOccasion, isThing, type Meaning } from './meaning.ts';
import { isNameAt } from './name.ts';
import { weightsOf } from './preposition.ts';
import type { Segment } from './segments.ts';

/** After these something else is asked for too: "lunch en een zaal". */
const CONJUNCTIONS = new Set('en plus and'.split(' '));
const SOMETHING = /^(?:iets|something|anything)(?: |$)/;

/** What in a text only says where, when or for whom something is, or what it is about: it counts for less than the thing itself. */
export class Setting {
  readonly #segments: readonly Segment[];
  readonly #kind: TextKind;
  readonly #weights: readonly number[];

  constructor(segments: readonly Segment[], kind: TextKind) {
    this.#segments = segments;
    this.#kind = kind;
    this.#weights = weightsOf(segments);
  }

  /** What segment `at` counts by its place in the text: 1, or less after a preposition. */
  weightAt(at: number): number {
    return this.#weights[at] ?? 1;
  }

  isName(at: number): boolean {
    return isNameAt(this.#segments, at);
  }

  /** Does this meaning of segment `at` only say more about something that is asked for elsewhere in the text? */
  isDetail(at: number, meaning: Meaning): boolean {
    return (
      this.isName(at) ||
      this.#isBesideThing(at, meaning) ||
      this.#isEndOfThing(at, meaning) ||
      this.#isSubject(at, meaning) ||
      this.#isOccasionOfOther(meaning) ||
      this.#isDoubtful(at, meaning)
    );
  }

  /** "Bloemen voor de spreker", "iets voor de spreker": who can be booked as well is here who it is for, and says nothing more. */
  isForWhom(at: number, meaning: Meaning): boolean {
    const maySayForWhom = meaning.isSetting && this.#segments[at]?.meanings.some(isOccasion);
    if (!maySayForWhom) return false;
    return this.#segments.some(({ text }) => SOMETHING.test(text)) || this.#asksForOther(meaning.category);
  }

  /** "Kapstok spreekkamer": where it is needed. In "kapstok en spreekkamer" both are asked for. */
  #isBesideThing(at: number, { isSetting }: Meaning): boolean {
    return isSetting === true && !this.#isJoined(at) && this.#segments.some((before, index) => index < at && this.#isThing(before, index));
  }

  #isThing({ meanings, outside }: Segment, at: number): boolean {
    // In a message, much is named of which nothing is wanted: there a setting is no thing for another to stand beside.
    const isNamed = outside || meanings.some((meaning) => isThing(meaning) && (this.#kind === 'command' || !meaning.isSetting));
    return isNamed && !this.isName(at);
  }

  /** Does "and" stand before it, with nothing between them that says something? */
  #isJoined(at: number): boolean {
    const last = this.#segments.slice(0, at).findLast((before) => CONJUNCTIONS.has(before.text) || saysSomething(before));
    return last !== undefined && !saysSomething(last);
  }

  /** "Rituals pakket": in a compound that was written apart, the first part says what it is. */
  #isEndOfThing(at: number, { category, treats }: Meaning): boolean {
    return this.#segments[at]?.isHead === true && !treats && namesOther(this.#segments[at - 1], category);
  }

  /** "Flyers plantactie": what they are about. An "and" ends it. */
  #isSubject(at: number, { category }: Meaning): boolean {
    const and = this.#segments.findLastIndex(({ text }, index) => index < at && CONJUNCTIONS.has(text));
    const thing = this.#segments.find(
      ({ meanings }, index) => index > and && index < at && meanings.length === 1 && meanings[0]?.hasSubject && this.weightAt(index) === 1,
    );
    return thing !== undefined && thing.meanings[0]?.category !== category;
  }

  /** "Taart, opening wijkcentrum": at what occasion it is needed. */
  #isOccasionOfOther(meaning: Meaning): boolean {
    return isOccasion(meaning) && this.#asksForOther(meaning.category);
  }

  /** What may only be a typing error is no second thing, unless "and" says so. */
  #isDoubtful(at: number, { category, isGuess }: Meaning): boolean {
    return isGuess === true && !CONJUNCTIONS.has(this.#segments[at - 1]?.text ?? '') && this.#asksForOther(category);
  }

  #asksForOther(category: CategoryId): boolean {
    return this.#segments.some((segment, at) => this.weightAt(at) === 1 && namesOther(segment, category));
  }
}

/** Does this segment for sure name a thing, and nothing of this category? */
function namesOther(segment: Segment | undefined, category: CategoryId): boolean {
  const meanings = segment?.meanings ?? [];
  const isSure = (meaning: Meaning) => isThing(meaning) && !meaning.isGuess && !meaning.isSetting;
  return meanings.some(isSure) && !meanings.some((meaning) => meaning.category === category);
}

function saysSomething({ meanings, outside, unknown }: Segment): boolean {
  return meanings.length > 0 || outside || unknown;
}

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
  /** What surely names a thing that is asked for. */
  readonly #things: readonly Segment[];
  /** Whatever it may be: "iets voor de spreker". */
  readonly #asksForSomething: boolean;
  readonly #topics: readonly (CategoryId | undefined)[];

  constructor(segments: readonly Segment[], kind: TextKind) {
    this.#segments = segments;
    this.#kind = kind;
    this.#weights = weightsOf(segments);
    this.#things = segments.filter((segment, at) => this.weightAt(at) === 1 && segment.meanings.some(isSureThing));
    this.#asksForSomething = segments.some(({ text }) => SOMETHING.test(text));
    this.#topics = topicsOf(segments, this.#weights);
  }

  /** What segment `at` counts by its place in the text: 1, or less after a preposition. */
  weightAt(at: number): number {
    return this.#weights[at] ?? 1;
  }

  /** Is it part of the name of a team, a department or an event? */
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
    if (!meaning.isSetting || !this.#segments[at]?.meanings.some(isOccasion)) return false;
    return this.#asksForSomething || this.#asksForOther(meaning.category);
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
    const before = this.#segments[at - 1];
    if (!this.#segments[at]?.isHead || treats || !before) return false;
    return before.meanings.some(isSureThing) && !isOf(category, before);
  }

  /** "Flyers plantactie": what they are about. */
  #isSubject(at: number, { category }: Meaning): boolean {
    const topic = this.#topics[at];
    return topic !== undefined && topic !== category;
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
    return this.#things.some((thing) => !isOf(category, thing));
  }
}

/** For each segment the category of which it only says what it is about: of the first such thing before it, until "and". */
function topicsOf(segments: readonly Segment[], weights: readonly number[]): readonly (CategoryId | undefined)[] {
  let next: CategoryId | undefined;
  return segments.map(({ text, meanings }, at) => {
    if (CONJUNCTIONS.has(text)) next = undefined;
    const topic = next;
    if (weights[at] === 1 && meanings.length === 1 && meanings[0]?.hasSubject) next ??= meanings[0].category;
    return topic;
  });
}

function isSureThing(meaning: Meaning): boolean {
  return isThing(meaning) && !meaning.isGuess && !meaning.isSetting;
}

function isOf(category: CategoryId, { meanings }: Segment): boolean {
  return meanings.some((meaning) => meaning.category === category);
}

function saysSomething({ meanings, outside, unknown }: Segment): boolean {
  return meanings.length > 0 || outside || unknown;
}

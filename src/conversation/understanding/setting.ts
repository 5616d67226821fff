/** What in a text only says where, when or for whom something is: it counts for less than the thing itself. */
import type { CategoryId } from '../../domain/category.ts';
import { isThing, type Meaning } from './meaning.ts';
import type { Segment } from './segments.ts';

/** What a detail counts. */
export const AFTER_PREPOSITION = 0.5;

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
  'naar',
  'vr',
  'tbv',
  'ivm',
]);
/** Unless it is what somebody is after: "op zoek naar taart", "behoefte aan koffie". */
const SOUGHT: Readonly<Record<string, RegExp>> = {
  naar: /zoek|gezocht|kijk|vraag|benieuwd|behoefte/,
  aan: /behoefte|gebrek|tekort|nood|denk/,
  op: /^over|overgestapt|overgaan/,
  in: /^(?:zin|trek)$/,
  voor: /offerte|prijs|aanvraag|budget|suggestie/,
  van: /bestelling|levering|aanschaf|aankoop|voorzien|huur|inkoop|aanbod|plaatsing/,
};
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

/** What each segment counts: less from a preposition on. */
export function weightsOf(segments: readonly Segment[]): readonly number[] {
  let weight = 1;
  return segments.map(({ text }, at) => {
    const isSought = SOUGHT[text]?.test(segments[at - 1]?.text ?? '') ?? false;
    if (isSought || text === 'als' || text === 'as') weight = 1;
    else if (PREPOSITIONS.has(text)) weight = AFTER_PREPOSITION;
    return weight;
  });
}

/** "BBQ afdeling Groen", "lunch team Afval en Reiniging", "taart opening buurthuis": what follows is its name, when the thing itself stands elsewhere. */
export function isNameAt(segments: readonly Segment[], at: number): boolean {
  const joined = segments[at - 1]?.text === 'en' && DEPARTMENTS.has(segments[at - 3]?.text ?? '');
  const before = segments[joined ? at - 3 : at - 1]?.text ?? '';
  const isOfDepartment = DEPARTMENTS.has(before);
  if (!isOfDepartment && !EVENTS.has(before) && !STAFF.has(segments[at + 1]?.text ?? '')) return false;
  const isElsewhere = (other: number) => (isOfDepartment && !joined ? other !== at : other < (joined ? at - 2 : at));
  return segments.some(({ meanings }, other) => isElsewhere(other) && meanings.some(isThing));
}

/** Is a thing of another category asked for, with no typing error in it? */
export function namesSurely(segments: readonly Segment[], weights: readonly number[], category: CategoryId): boolean {
  return segments.some((segment, at) => weights[at] === 1 && namesOther(segment, category));
}

/** Does this segment name a thing that is not of this category, and none that is? */
export function namesOther(segment: Segment | undefined, category: CategoryId): boolean {
  const meanings = segment?.meanings ?? [];
  const isSure = (meaning: Meaning) => isThing(meaning) && !meaning.isGuess && !meaning.isSetting;
  return meanings.some(isSure) && !meanings.some((meaning) => meaning.category === category);
}

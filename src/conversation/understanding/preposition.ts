import type { Segment } from './segments.ts';

/** What a detail counts, beside 1 for what is asked for. */
export const DETAIL = 0.5;

/** What follows these says what it is for, not what it is: "lunch voor de heisessie". */
const PREPOSITIONS = new Set(
  'voor vr tbv ivm zonder geen naast bij met van tijdens na op in aan uit om door over onder boven tegen tussen via langs rond rondom achter per naar for without no with at during of after to from'.split(
    ' ',
  ),
);
/** Unless it is what somebody is after: "op zoek naar taart", "behoefte aan koffie", "looking for cake". */
const SOUGHT: Readonly<Record<string, RegExp>> = {
  naar: /zoek|gezocht|kijk|vraag|benieuwd|behoefte/,
  aan: /behoefte|gebrek|tekort|nood|denk/,
  op: /^over|overgestapt|overgaan/,
  in: /^(?:zin|trek)$/,
  voor: /offerte|prijs|aanvraag|budget|suggestie/,
  for: /^(?:look|search|quote)/,
  after: /^(?:i'm|we're|am|are)$/,
  van: /bestelling|levering|aanschaf|aankoop|voorzien|huur|inkoop|aanbod|plaatsing/,
};
/** After these the thing itself is named again: "iets voor de gasten als lunch". */
const AS = new Set('als as'.split(' '));

/** What each segment counts: less from a preposition on. */
export function weightsOf(segments: readonly Segment[]): readonly number[] {
  let weight = 1;
  return segments.map(({ text }, at) => {
    if (AS.has(text)) weight = 1;
    else if (PREPOSITIONS.has(text)) weight = SOUGHT[text]?.test(segments[at - 1]?.text ?? '') ? 1 : DETAIL;
    return weight;
  });
}

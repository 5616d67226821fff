import { isThing } from './meaning.ts';
import type { Segment } from './segments.ts';

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

/**
 * Does segment `at` name a part of the organisation, an event or a team: "BBQ afdeling Groen", "taart opening buurthuis",
 * "boeket catering team"? Only when a thing stands elsewhere: before it, or, beside a department, on either side.
 */
export function isNameAt(segments: readonly Segment[], at: number): boolean {
  const before = segments[at - 1]?.text ?? '';
  // "lunch team Afval en Reiniging": two words of one name.
  if (before === 'en' && DEPARTMENTS.has(segments[at - 3]?.text ?? '')) return segments.slice(0, at - 2).some(namesThing);
  if (DEPARTMENTS.has(before)) return segments.some((other, index) => index !== at && namesThing(other));
  const isOfEvent = EVENTS.has(before) || STAFF.has(segments[at + 1]?.text ?? '');
  return isOfEvent && segments.slice(0, at).some(namesThing);
}

function namesThing({ meanings }: Segment): boolean {
  return meanings.some(isThing);
}

import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const VERBS_OF_LEADS = [
  'approve_tip',
  'refuse_tip',
  'close_suggestion',
  'nudge_write',
  'nudge_preview',
  'nudge_test',
  'nudge_approve',
  'nudge_pause',
  'nudge_withdraw',
  'nudge_correct',
] as const;

/** What a button does. */
export const VERBS = [
  // An offer.
  'ask',
  'choose',
  'more',
  'other',
  'self',
  'why',
  'reason',
  'request',
  'share',
  // Afterwards.
  'follow_up',
  'yearly',
  'bought',
  'not_bought',
  'reaction',
  'tell',
  // Colleagues.
  'tip',
  'withdraw_tip',
  'suggest',
  // A person's own say.
  'home',
  'start',
  'stop',
  'pause',
  'quiet',
  'my_data',
  'forget_me',
  ...VERBS_OF_LEADS,
] as const;
export type Verb = (typeof VERBS)[number];

/** Only an inclusion lead may use these. */
export const LEAD_VERBS: ReadonlySet<Verb> = new Set(VERBS_OF_LEADS);

/** What a form asks. */
export const FORMS = ['request', 'reason', 'follow-up', 'tip', 'supplier', 'pause', 'nudge'] as const;
export type FormId = (typeof FORMS)[number];

/** These open a form. A platform may have to know before the tap (Teams opens a dialog by another kind of button). */
export const FORM_VERBS: ReadonlyMap<Verb, FormId> = new Map([
  ['request', 'request'],
  ['reason', 'reason'],
  ['tell', 'follow-up'],
  ['tip', 'tip'],
  ['suggest', 'supplier'],
  ['pause', 'pause'],
  ['nudge_write', 'nudge'],
]);

/** `choose:2`: the verb, and which of several, from 1. Undefined for a verb we do not know. */
export function readVerb(text: string): { verb: Verb; index: number } | undefined {
  const [, name, index] = /^([a-z_]+)(?::(\d{1,3}))?$/.exec(text) ?? [];
  const verb = VERBS.find((known) => known === name);
  return verb && { verb, index: Number(index ?? 1) };
}

/** The verb as a platform carries it. */
export function formatVerb(verb: Verb, index: number | undefined): string {
  return index === undefined ? verb : `${verb}:${index}`;
}

/**
 * All that the buttons of one message must know. It is signed and travels with them, so that no state
 * is kept and a click on an old message still works. Which of these buttons was tapped is the verb's.
 */
const Payload = z.object({
  /** Issued at, in whole minutes since 1970. */
  at: z.int().nonnegative(),
  /** The person it was made for (first characters of the pseudonym); absent on buttons in a room that anybody may use. */
  person: z.string().optional(),
  /** The offer it belongs to. */
  offer: z.string().optional(),
  category: z.string().optional(),
  /** Suppliers on screen, in order: `choose:2` is the second. */
  shown: z.array(z.string()).optional(),
  /** Suppliers seen before these. */
  seen: z.array(z.string()).optional(),
  /** The supplier that this person chose for the same moment last year. */
  lastYear: z.string().optional(),
  date: z.string().optional(),
  place: z.string().optional(),
  people: z.number().optional(),
  ofPeople: z.boolean().optional(),
  budget: z.object({ amount: z.number(), per: z.enum(['person', 'total']) }).optional(),
  /** The nudge that led here: `nudge@occurrence#variant`. */
  nudge: z.string().optional(),
  /** What the button is about, for verbs that need one more word: a tip, a nudge, a room, a reason for which verb. */
  about: z.string().optional(),
  /** The second tap of two, after the question whether somebody is sure. */
  sure: z.boolean().optional(),
});
export type ClickPayload = z.infer<typeof Payload>;

/** A button is answered for this long; afterwards its message is too old to act on. */
export const CLICK_LIFETIME_DAYS = 60;

export type ClickProblem = 'forged' | 'stale' | 'not-yours';

const SIGNATURE_LENGTH = 22;

/** Text of at most some 1,500 characters (Slack allows 2,000 in a button's value), safe in URLs. */
export function signClick(payload: ClickPayload, key: KeyObject): string {
  const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return body + signature(body, key);
}

/** Reads a button's text back. A click by somebody else than it was made for is `not-yours`. */
export function readClick(token: string, key: KeyObject, now: Date, person: string): ClickPayload | ClickProblem {
  const body = token.slice(0, -SIGNATURE_LENGTH);
  const given = Buffer.from(token.slice(-SIGNATURE_LENGTH));
  const expected = Buffer.from(signature(body, key));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged';
  const payload = Payload.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  if (!payload.success) return 'stale';
  const ageDays = (now.getTime() / 60_000 - payload.data.at) / 1440;
  if (ageDays > CLICK_LIFETIME_DAYS) return 'stale';
  if (payload.data.person !== undefined && !person.startsWith(payload.data.person)) return 'not-yours';
  return payload.data;
}

function signature(body: string, key: KeyObject): string {
  return createHmac('sha256', key).update(body).digest('base64url').slice(0, SIGNATURE_LENGTH);
}

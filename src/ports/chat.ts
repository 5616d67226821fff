/**
 * What is said in a chat, in no platform's language. A channel turns what its platform sends into
 * these, hands it to the conversation, and renders what comes back.
 *
 *   message    what somebody typed · click: a tap on one of our buttons · submission: a form filled in
 *   reply      what is said back · form: what is asked back · home: a person's own page
 */
import type { Address } from '../domain/address.ts';
import type { Locale } from '../domain/category.ts';
import type { FormId, Verb } from '../domain/click.ts';

// ── What comes in ───────────────────────────────────────────────────────────────────────────────

/** Who speaks, and from where. */
export interface Speaker {
  readonly person: Address;
  /** Where a message to this person alone can be sent later; absent where the channel cannot tell from here. */
  readonly reach?: Address;
  /** The room it was said in; absent in a private chat. */
  readonly room?: Address;
  readonly locale: Locale;
  /** Where this person's clock is (`Europe/Amsterdam`), if the channel can tell. */
  readonly timeZone?: string;
}

export interface ChatMessage extends Speaker {
  readonly text: string;
  /**
   * `command`: typed after our own name (`/inkopen …`), so it asks something of us; the default.
   * `addressed`: said to us in a private chat or with a mention, and perhaps no request at all.
   */
  readonly manner?: 'command' | 'addressed';
}

/** Something said in a room, not to us. */
export interface Overheard extends Speaker {
  readonly room: Address;
  readonly text: string;
}

export interface ChatClick extends Speaker {
  /** The verb as the platform gives it: `more`, `choose:2`. */
  readonly verb: string;
  /** The signed payload of the button. */
  readonly token: string;
}

export interface ChatSubmission extends Speaker {
  readonly form: string;
  /** The signed payload of the form. */
  readonly token: string;
  /** By name of the field; a box that was not ticked and a field left empty are absent. A day is `2026-11-27`. */
  readonly values: Readonly<Record<string, string>>;
}

/** What the app hands to a channel. Every method always resolves, whatever goes wrong. */
export interface Conversation {
  message(message: ChatMessage): Promise<Reply>;
  /** A form for the verbs of `FORM_VERBS` when all is well, a reply otherwise. */
  click(click: ChatClick): Promise<Reply | Form>;
  /**
   * A form that no button of ours opens: a shortcut, a command of the platform. `request` is filled in from `text`, the
   * message it is about. A reply where this person may not have it, or where it belongs to an offer.
   */
  open(speaker: Speaker, form: FormId, text?: string): Promise<Reply | Form>;
  /** What is wrong, at its field, or the reply that takes the form's place. */
  submit(submission: ChatSubmission): Promise<Reply | FormErrors>;
  /** For the speaker alone; undefined (most of the time) is silence. Nothing of the text is kept. */
  overhear(overheard: Overheard): Promise<Reply | undefined>;
  /** Is reading along on in this room? A channel hands over nothing that was said in one where it is not. */
  readsAlong(room: Address): Promise<boolean>;
  home(speaker: Speaker): Promise<Home>;
  /** Suppliers for words in a search box, at most three, the same as an offer's; nothing is recorded. */
  search(speaker: Speaker, text: string): Promise<readonly SupplierCard[]>;
}

// ── What goes out ───────────────────────────────────────────────────────────────────────────────

/** What is said and which choices there are. Text is Markdown: paragraphs, lists, bold, italics, links, code. */
export interface Reply {
  /** `replace`: takes the place of the message whose button was tapped; `answer`: comes after it. Always seen by the asker alone. */
  readonly placement: 'answer' | 'replace';
  /** Of a message that comes by itself: its language, Dutch when left out. An answer is in that of whoever asked. */
  readonly locale?: Locale;
  /** The first line a notification shows, plain text. */
  readonly title: string;
  readonly parts: readonly ReplyPart[];
}

export type ReplyPart =
  | { readonly kind: 'text'; readonly markdown: string }
  /** Small print. */
  | { readonly kind: 'note'; readonly markdown: string }
  | { readonly kind: 'supplier'; readonly card: SupplierCard; readonly choice?: Choice }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  /** Text to pass on as it stands. */
  | { readonly kind: 'quote'; readonly label: string; readonly text: string };

export interface SupplierCard {
  readonly name: string;
  /** "Standaardkeuze", on one card at most. */
  readonly badge?: string;
  /** Plain lines: place and what it sells, price and lead time, whether the day can be met. */
  readonly lines: readonly string[];
  readonly impact: { readonly text: string; readonly source: string; readonly url?: string };
}

/** A button. */
export interface Choice {
  readonly verb: Verb;
  /** Tells equal verbs in one message apart, from 1. */
  readonly index?: number;
  readonly label: string;
  /** The same for somebody who hears it alone: "Kies Bloeiwerk". */
  readonly spoken: string;
  readonly token: string;
  readonly primary?: boolean;
}

/** Questions on one small page: a modal, a dialog, a web form. */
export interface Form {
  readonly id: FormId;
  /** At most 24 characters, the width of Slack's title. */
  readonly title: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
  /** The word on the button that sends it, at most 24 characters. */
  readonly submit: string;
  readonly token: string;
}

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What stands there already. */
  readonly value?: string;
  readonly required?: boolean;
} & (
  | { readonly kind: 'text'; readonly long?: boolean; readonly maxLength: number }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  /** One box to tick: `yes` when ticked. */
  | { readonly kind: 'consent' }
);

/** What to mend, by name of the field. */
export interface FormErrors {
  readonly errors: Readonly<Record<string, string>>;
}

/** A person's own page: what they asked, their say over us, and for a lead what needs attention. */
export interface Home {
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly parts: readonly ReplyPart[] }[];
}

export function isForm(answer: Reply | Form): answer is Form {
  return 'fields' in answer;
}

export function isFormErrors(answer: Reply | FormErrors): answer is FormErrors {
  return 'errors' in answer;
}

/** The elements of Adaptive Cards 1.5 that we use (https://adaptivecards.io/explorer/), and how much of them fits in one message. */
import { cut, LIMITS } from './limits.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export type CardElement = TextBlock | Container | ActionSet | Input;

export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly color?: 'Attention';
  readonly isSubtle?: boolean;
  readonly style?: 'heading';
  readonly spacing?: 'None' | 'Small' | 'Medium' | 'Large';
  readonly separator?: boolean;
}
export interface Container {
  readonly type: 'Container';
  readonly style: 'emphasis' | 'default';
  readonly spacing: 'Medium';
  readonly items: readonly CardElement[];
}
export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly (ExecuteAction | SubmitAction)[];
}

interface AnyInput {
  readonly id: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly errorMessage: string;
}
export type Input = AnyInput &
  (
    | { readonly type: 'Input.Text'; readonly isMultiline: boolean; readonly maxLength: number; readonly value?: string }
    | {
        readonly type: 'Input.ChoiceSet';
        readonly style: 'compact' | 'expanded';
        readonly choices: readonly { readonly title: string; readonly value: string }[];
        readonly wrap: true;
        readonly value?: string;
      }
    | { readonly type: 'Input.Date'; readonly value?: string }
    | { readonly type: 'Input.Number'; readonly min: number; readonly max: number; readonly value?: number }
    | {
        readonly type: 'Input.Toggle';
        readonly title: string;
        readonly valueOn: 'yes';
        readonly valueOff: '';
        readonly wrap: true;
        readonly value: string;
      }
  );

export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly tooltip: string;
  readonly data: ButtonData;
  /** For clients without `Action.Execute`: the same comes in as a message. */
  readonly fallback: SubmitAction | 'drop';
}
export interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly tooltip: string;
  readonly data: object;
  /** A button that leaves a dialog must work with empty fields. */
  readonly associatedInputs?: 'none';
}

/** What a tap sends back: the verb, with which of several (`choose:2`), and the signed token. */
export interface ButtonData {
  readonly verb: string;
  readonly token: string;
}

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly lang: string;
  readonly speak: string;
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
}

/** How much a card may say: less, and then less again, until it fits. */
export interface Room {
  readonly text: number;
  readonly speak: number;
  /** Buttons say twice what they send, for old clients too. */
  readonly fallbacks: boolean;
}

const ROOMS: readonly Room[] = [
  { text: LIMITS.textBlock, speak: LIMITS.textBlock, fallbacks: true },
  { text: 1000, speak: 600, fallbacks: true },
  { text: 300, speak: 300, fallbacks: false },
];

/** The first card that may be sent; `count` is of how many pieces it is made, of which the last ones fall off when nothing else helps. */
export function fitted(count: number, make: (room: Room, count: number) => AdaptiveCard): AdaptiveCard {
  for (const room of ROOMS) {
    const card = make(room, count);
    if (fits(card)) return card;
  }
  const smallest = ROOMS[ROOMS.length - 1] as Room;
  let [most, least] = [count, 0];
  while (most - least > 1) {
    const middle = Math.floor((most + least) / 2);
    if (fits(make(smallest, middle))) least = middle;
    else most = middle;
  }
  return make(smallest, least);
}

function fits(card: AdaptiveCard): boolean {
  return Buffer.byteLength(JSON.stringify(card)) <= LIMITS.cardBytes;
}

export function card(body: readonly CardElement[], title: string, spoken: string, lang: string, room: Room): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang,
    speak: cut(spoken, room.speak),
    fallbackText: cut(title, room.text),
    body,
  };
}

export function block(text: string, room: Room): TextBlock {
  return { type: 'TextBlock', text: cut(text, room.text) || ' ', wrap: true };
}

/** The words the bot understands besides a request, the same in every channel. */
export type Words =
  | { kind: 'help' }
  | { kind: 'request'; text: string }
  | { kind: 'tip'; text: string }
  | { kind: 'my-data' }
  | { kind: 'forget-me' }
  | { kind: 'start' }
  | { kind: 'stop' }
  | { kind: 'pause'; until: string }
  | { kind: 'why' }
  | { kind: 'home' }
  | { kind: 'read-along'; on: boolean }
  | { kind: 'report' }
  | { kind: 'nudge'; id: string };

const PATTERNS: readonly [RegExp, (rest: string) => Words][] = [
  [/^(?:help|hulp|\?|hallo|hoi|hey|hai|hi|hello|goedemorgen|goedemiddag)?$/, () => ({ kind: 'help' })],
  [/^tips?(?:\s+(.+))?$/, (text) => ({ kind: 'tip', text })],
  [/^(?:mijn gegevens|my data)$/, () => ({ kind: 'my-data' })],
  [/^(?:vergeet (?:mij|me)|forget me)$/, () => ({ kind: 'forget-me' })],
  [/^start$/, () => ({ kind: 'start' })],
  [/^stop$/, () => ({ kind: 'stop' })],
  [/^(?:pauze|pause)(?:\s+(.+))?$/, (until) => ({ kind: 'pause', until })],
  [/^(?:waarom|why)(?: deze| these)?\s*\??$/, () => ({ kind: 'why' })],
  [/^(?:home|overzicht|overview)$/, () => ({ kind: 'home' })],
  [/^(?:meelezen|reading along)\s+(aan|uit|on|off)$/, (to) => ({ kind: 'read-along', on: to === 'aan' || to === 'on' })],
  [/^(?:rapport|report)$/, () => ({ kind: 'report' })],
  [/^nudges?(?:\s+(\S+))?$/, (id) => ({ kind: 'nudge', id })],
];

const OUR_NAME = /^\s*\/?inkopen\b[\s:,]*/i;

/** Does it begin with our name, so that it surely asks something of us? */
export function beginsWithOurName(text: string): boolean {
  return OUR_NAME.test(text);
}

/** `/inkopen bloemen`, `inkopen bloemen` and `bloemen` mean the same. */
export function readWords(text: string): Words {
  const said = text.replace(OUR_NAME, '').trim();
  const plain = said
    .toLowerCase()
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ');
  for (const [pattern, words] of PATTERNS) {
    const match = pattern.exec(plain);
    if (match) return words(match[1] ?? '');
  }
  return { kind: 'request', text: said };
}

/** What a lead has to look at, each with a sentence that says what to do next. */

import { addDays, dayOf } from '../domain/calendar.ts';
import type { Locale } from '../domain/category.ts';
import { deliveryKind } from '../domain/delivery.ts';
import type { Content } from '../ports/content.ts';
import type { Remark } from '../ports/nudge-desk.ts';
import type { Trouble } from '../ports/outbox.ts';
import type { SavedVersion, Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';

/** Who saves when nobody does: a nudge that pauses itself. */
export const PROGRAM = 'program';
/** What did not arrive longer ago than this, nobody can do anything about. */
const LOOK_BACK_DAYS = 30;

type Words = ReturnType<typeof textsFor>['notices'];

export interface Watched {
  readonly content: () => Content;
  readonly store: Pick<Store, 'savedVersions' | 'troubles'>;
  readonly timeZone: string;
  /** What is wrong in the files of nudges, in sentences; files are checked in Dutch. */
  readonly problems: () => readonly string[];
}

export async function attention(now: Date, { content, store, timeZone, problems }: Watched): Promise<Remark[]> {
  const from = addDays(dayOf(now, timeZone), -LOOK_BACK_DAYS);
  const paused = (await store.savedVersions('nudge')).filter(({ author }) => author === PROGRAM);
  return [
    ...problems().map((text): Remark => ({ key: text, text: { nl: text, en: text } })),
    ...paused.map(pausedRemark),
    ...(await store.troubles(from)).map((trouble) => troubleRemark(trouble, content())),
  ];
}

function pausedRemark({ key: nudge, at }: SavedVersion): Remark {
  return { key: `paused:${nudge}:${at.toISOString()}`, text: inBoth(({ paused }) => paused(nudge)) };
}

/** Of an occurrence it is told once, however many there will be; of what people asked for themselves each time that there is another. */
function troubleRemark({ nudge, occurrence, reason, count }: Trouble, { nudges }: Content): Remark {
  const kind = deliveryKind(nudge);
  const sentence = (words: Words) => {
    const what = kind === 'nudge' ? words.nudge(nudges.get(nudge)?.title ?? nudge) : words.others[kind];
    return reason === undefined ? words.uncertain(what, count) : words.failed(what, count, words.reasons[reason]);
  };
  return { key: `${reason ?? 'uncertain'}:${nudge}:${occurrence || count}`, text: inBoth(sentence) };
}

function inBoth(sentence: (words: Words) => string): Remark['text'] {
  const say = (locale: Locale) => sentence(textsFor(locale).notices);
  return { nl: say('nl'), en: say('en') };
}

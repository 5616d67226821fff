/** What is said when something cannot be done. */
import type { Locale } from '../../domain/category.ts';
import type { ClickProblem } from '../../domain/click.ts';
import type { Reply } from '../../ports/chat.ts';
import { textsFor } from '../../texts/texts.ts';
import { plainReply } from './plain-reply.ts';

interface Reader {
  readonly locale: Locale;
}

/** Why a button, or a form that was sent, is not obeyed. */
export function refusal(problem: ClickProblem, { locale }: Reader, of: 'button' | 'form' = 'button'): Reply {
  const { problems } = textsFor(locale);
  const { forged, stale } = of === 'form' ? { forged: problems.forgedForm, stale: problems.staleForm } : problems;
  const words = { forged, stale, 'not-yours': problems.notYours };
  return plainReply(problems.title, words[problem]);
}

/** The button or form belongs to something that is over. */
export function stale(reader: Reader): Reply {
  return refusal('stale', reader);
}

/** The supplier may not be offered any more. */
export function gone({ locale }: Reader): Reply {
  const { problems } = textsFor(locale);
  return plainReply(problems.title, problems.gone);
}

export function leadsOnly({ locale }: Reader): Reply {
  const { leadsOnly: text } = textsFor(locale);
  return plainReply(text.title, text.body);
}

import type { ClickPayload } from '../domain/click.ts';
import { type Outcome, type OutcomeKind, parseNudgeRef } from '../domain/outcome.ts';
import type { Asker, Desk } from './asker.ts';

/** One fact per offer and verb (and supplier): a doubled tap changes nothing. */
export function outcomeOf(kind: OutcomeKind, payload: ClickPayload, asker: Asker, desk: Desk, supplier?: string): Outcome {
  const ref = payload.nudge === undefined ? undefined : parseNudgeRef(payload.nudge);
  const nudge = ref && desk.content().nudges.get(ref.nudge);
  return {
    kind,
    at: asker.now,
    channel: asker.channel,
    person: asker.person,
    ...(payload.category && { category: payload.category }),
    ...(payload.offer && { offer: payload.offer, once: [payload.offer, kind, supplier ?? payload.seen?.length ?? ''].join(':') }),
    ...(supplier && { suppliers: [supplier] }),
    ...(ref && { nudge: ref }),
    ...(nudge && { lever: nudge.lever, advice: nudge.advice }),
  };
}

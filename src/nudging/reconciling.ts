/** Uncertain messages: looks whether they arrived, where the platform lets us look. */
import { dayOf } from '../domain/calendar.ts';
import type { Delivery } from '../ports/outbox.ts';
import type { Sender } from '../ports/sender.ts';
import { type Deliverer, postKey, sentOutcome } from './delivering.ts';

const PAGE = 50;

/** What arrived counts as sent; what is certainly not there goes back to waiting. A look that fails or cannot tell leaves it uncertain. */
export async function reconcile(clock: () => Date, deliverer: Deliverer): Promise<void> {
  for (const sender of deliverer.senders.values()) {
    if (!sender.find) continue;
    for (let after = 0; !deliverer.isStopping(); ) {
      const page = await deliverer.store.uncertain(sender.channel, after, PAGE);
      const last = page.at(-1);
      if (!last) break;
      after = last.id;
      await Promise.all(page.map((delivery) => look(delivery, sender, clock, deliverer)));
    }
  }
}

async function look(
  delivery: Delivery,
  sender: Sender,
  clock: () => Date,
  { store, content, timeZone, onTrouble }: Deliverer,
): Promise<void> {
  const { to, ref, attemptedAt } = delivery;
  if (!to || to.channel !== sender.channel) return;
  try {
    const found = await sender.find?.({ key: postKey(delivery), to, ...(attemptedAt && { attemptedAt }) });
    const now = clock();
    if (found === 'not-there') await store.settleUncertain(delivery, { state: 'waiting', notBefore: now }, now);
    else if (found !== undefined) {
      const nudge = content().nudges.get(ref.nudge);
      const outcome = nudge && sentOutcome(delivery, nudge, sender.channel, now);
      await store.settleUncertain(delivery, { state: 'sent', day: dayOf(now, timeZone), ref: found, ...(outcome && { outcome }) }, now);
    }
  } catch (error) {
    onTrouble(`looking for nudge ${ref.nudge}, delivery ${delivery.id}`, error);
  }
}

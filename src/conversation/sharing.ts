/** `deel in dit kanaal`: an offer for everybody in the room it was asked in, without who asked. */
import type { ClickPayload } from '../domain/click.ts';
import { shelfOn } from '../domain/supplier.ts';
import type { Reply } from '../ports/chat.ts';
import { textsFor } from '../texts/texts.ts';
import type { Asker, Desk } from './asker.ts';
import { outcomeOf } from './outcome-of.ts';
import { supplierCard } from './replies/offer-reply.ts';
import { plainReply } from './replies/plain-reply.ts';
import { gone, stale } from './replies/problem-replies.ts';

/**
 * Recorded before it is posted, so that it stands there once, however often it is tapped and wherever we stop. What certainly
 * did not arrive is taken back, and can be shared again.
 */
export async function shareOffer(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const texts = textsFor(asker.locale).rooms;
  if (!asker.room || payload.offer === undefined) return stale(asker);
  const shared = sharedReply(payload, asker, desk);
  if (!shared) return gone(asker);
  const fact = outcomeOf('shared', payload, asker, desk);
  if ((await desk.store.record([fact])) === 0) return plainReply(texts.sharedOnce, texts.sharedOnceBody);
  if (await desk.post(asker.room, shared)) return plainReply(texts.shared, texts.sharedBody);
  await desk.store.takeBack(fact);
  return plainReply(texts.notShared, texts.notSharedBody);
}

/** The suppliers alone: not the day, the number or the budget that was said. In Dutch, because everybody reads it. */
function sharedReply({ category: id, shown }: ClickPayload, { today }: Asker, desk: Desk): Reply | undefined {
  const { categories, suppliers } = desk.content();
  const category = id === undefined ? undefined : categories.get(id);
  const shelf = shelfOn(today, suppliers);
  const offered = (shown ?? []).flatMap((wanted) => shelf.suppliers.find((supplier) => supplier.id === wanted) ?? []);
  if (!category || offered.length === 0) return undefined;
  const { offer, rooms } = textsFor('nl');
  const name = category.name.nl.toLowerCase();
  return {
    placement: 'answer',
    title: offer.title(name, offered.length),
    parts: [
      ...offered.map(
        (supplier) => ({ kind: 'supplier', card: supplierCard(supplier, { category, isExample: shelf.isExample, locale: 'nl' }) }) as const,
      ),
      ...(shelf.isExample ? [{ kind: 'note', markdown: offer.examples } as const] : []),
      { kind: 'note', markdown: rooms.fromColleague(name) },
    ],
  };
}

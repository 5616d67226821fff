/** Suppliers for words in a search box, at most three, chosen as an offer would choose them. Nothing is recorded. */
import { lotFor } from '../domain/lot.ts';
import { OFFER_SIZE } from '../domain/offer.ts';
import { shelfOn } from '../domain/supplier.ts';
import type { SupplierCard } from '../ports/chat.ts';
import type { Asker, Desk } from './asker.ts';
import { findOffer } from './offering.ts';
import { supplierCard } from './replies/offer-reply.ts';
import { wishesOf } from './wishes.ts';

export async function searchSuppliers(text: string, asker: Asker, desk: Desk): Promise<SupplierCard[]> {
  const said = text.trim();
  if (said === '') return standardChoices(asker, desk);
  const understood = desk.understand(said, 'command', asker.today);
  const wanted = understood.category === null ? understood.candidates.slice(0, OFFER_SIZE) : [understood.category];
  if (wanted.length === 0) return byName(said, asker, desk);
  // Of one category its three; of several that it could be, the first of each.
  const perCategory = wanted.length === 1 ? OFFER_SIZE : 1;
  const found = await Promise.all(
    wanted.map(async (category) => {
      const history = await desk.store.offerHistory(category, asker.person, asker.today);
      const situation = { ...history, today: asker.today, seed: `${asker.person}\0${asker.today}`, seen: [] };
      const { suppliers } = findOffer({ category, ...wishesOf(understood) }, desk.content(), situation);
      return suppliers.slice(0, perCategory).map(({ supplier, standard }) => cardOf(supplier.id, category, standard, asker, desk));
    }),
  );
  return found.flat(2).slice(0, OFFER_SIZE);
}

/** The organisation's own, others on another day. */
function standardChoices(asker: Asker, desk: Desk): SupplierCard[] {
  const chosen = Object.entries(desk.content().organisation.standardChoices);
  const byLot = chosen.sort(([a], [b]) => lotFor(asker.today, a) - lotFor(asker.today, b));
  return byLot.flatMap(([category, supplier]) => cardOf(supplier, category, true, asker, desk)).slice(0, OFFER_SIZE);
}

function byName(said: string, asker: Asker, desk: Desk): SupplierCard[] {
  const { suppliers } = shelfOn(asker.today, desk.content().suppliers);
  const named = suppliers.filter(({ name }) => name.toLowerCase().includes(said.toLowerCase()));
  return named.flatMap(({ id, categories: [category] }) => (category ? cardOf(id, category, false, asker, desk) : [])).slice(0, OFFER_SIZE);
}

/** Nothing when it may not be offered today. */
function cardOf(id: string, categoryId: string, standard: boolean, { today, locale }: Asker, desk: Desk): SupplierCard[] {
  const shelf = shelfOn(today, desk.content().suppliers);
  const supplier = shelf.suppliers.find((known) => known.id === id);
  const category = desk.content().categories.get(categoryId);
  return supplier && category ? [supplierCard(supplier, { category, isExample: shelf.isExample, standard, locale })] : [];
}

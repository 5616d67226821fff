/** Facts and messages to fill a store with. */

import type { Channel } from '../../src/domain/address.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { PlannedDelivery } from '../../src/ports/outbox.ts';
import type { Store } from '../../src/ports/store.ts';

/** A Thursday morning in autumn, Dutch time. */
export const NOW = new Date('2026-10-15T10:00:00+02:00');
export const TODAY = '2026-10-15';

export function later(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

export function fact(kind: Outcome['kind'], facts: Partial<Outcome> = {}): Outcome {
  return { kind, at: NOW, channel: 'slack', person: 'iemand', category: 'bloemen', ...facts };
}

export function toRoom(room: string, skip?: PlannedDelivery['skip']): PlannedDelivery {
  return { addressee: { kind: 'room', room }, channel: room.split(':')[0] as Channel, variant: 'standaard', ...(skip && { skip }) };
}

export function toPerson(person: string): PlannedDelivery {
  return { addressee: { kind: 'person', person }, channel: 'slack', variant: 'standaard' };
}

/** How many of each step were counted, those that wait for enough people too; suppliers apart. */
export async function countedIn({ reports }: Store): Promise<Record<string, number>> {
  await reports.catchUp(NOW, 10);
  const counted = (await reports.check()).filter(({ step }) => !step.startsWith('supplier-'));
  return Object.fromEntries(counted.map(({ step, counted }) => [step, counted]));
}

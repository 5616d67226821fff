/** Whom a visitor can be: nobody signs in on the web chat, so everybody is somebody made up. */
import { type Address, formatAddress } from '../../domain/address.ts';
import type { Locale } from '../../domain/category.ts';

export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly role: Readonly<Record<Locale, string>>;
  readonly isLead: boolean;
}

export const CAST: readonly [CastMember, ...CastMember[]] = [
  { id: 'sam', name: 'Sam', role: { nl: 'secretariaat', en: 'secretariat' }, isLead: false },
  { id: 'noor', name: 'Noor', role: { nl: 'team Personeel', en: 'HR team' }, isLead: false },
  { id: 'lotte', name: 'Lotte', role: { nl: 'projectleider inclusie', en: 'inclusion lead' }, isLead: true },
];

/** The room that everybody in the cast reads along in. */
export const SQUARE = { channel: 'web', id: 'plein' } as const;

export function castMember(id: string | undefined): CastMember {
  return CAST.find((member) => member.id === id) ?? CAST[0];
}

export function addressOf({ id }: CastMember): Address {
  return { channel: 'web', id };
}

/** Where this member reads posts: their own, and the room's. */
export function addressesOf(me: CastMember): string[] {
  return [formatAddress(addressOf(me)), formatAddress(SQUARE)];
}

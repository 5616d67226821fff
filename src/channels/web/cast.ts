/** Whom a visitor can be: nobody signs in on the web chat, so everybody is somebody made up. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly isLead: boolean;
}

export const CAST: readonly [CastMember, ...CastMember[]] = [
  { id: 'sam', name: 'Sam', role: 'secretariaat', isLead: false },
  { id: 'noor', name: 'Noor', role: 'team Personeel', isLead: false },
  { id: 'lotte', name: 'Lotte', role: 'projectleider inclusie', isLead: true },
];

/** The room that everybody in the cast reads along in. */
export const SQUARE = { channel: 'web', id: 'plein' } as const;

export function castMember(id: string | undefined): CastMember {
  return CAST.find((member) => member.id === id) ?? CAST[0];
}

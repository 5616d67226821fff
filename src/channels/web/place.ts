/** Where something is said or tapped: in the chat, aloud in the room, or on a page of one's own. */
import { html } from 'ghtml';

export const PLACES = ['chat', 'room', 'home'] as const;
export type Place = (typeof PLACES)[number];

/** Buttons of a message act on that message; those of the home page stay where they are, and are answered above. */
export const SWAPS: Readonly<Record<Place, string>> = {
  chat: 'hx-target="closest article" hx-swap="outerHTML"',
  room: 'hx-target="closest article" hx-swap="outerHTML"',
  home: 'hx-target="#log" hx-swap="innerHTML"',
};

/** What a button says of its place. */
export function placeField(place: Place): string {
  return place === 'chat' ? '' : html`<input type="hidden" name="place" value="${place}" />`;
}

export function readPlace(text: unknown): Place {
  return PLACES.find((place) => place === text) ?? 'chat';
}

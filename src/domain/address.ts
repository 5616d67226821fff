export const CHANNELS = ['slack', 'teams', 'web'] as const;
/** A way in and out. */
export type Channel = (typeof CHANNELS)[number];

/** Where a message can go: a person or a room, by the channel's own id. In text: `slack:U123`, `teams:19:abc@thread.tacv2`. */
export interface Address {
  readonly channel: Channel;
  readonly id: string;
}

export function formatAddress({ channel, id }: Address): string {
  return `${channel}:${id}`;
}

/** Undefined when the text names no known channel or no id. */
export function parseAddress(text: string): Address | undefined {
  const colon = text.indexOf(':');
  const channel = CHANNELS.find((known) => known === text.slice(0, colon));
  const id = text.slice(colon + 1);
  return channel && id ? { channel, id } : undefined;
}

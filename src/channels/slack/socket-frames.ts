import { isKnown, isObject, MOST_BYTES } from './inbound.ts';

/** What Slack says over Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode), as far as we look at it. */
export type Frame =
  | { readonly type: 'hello' | 'events_api' | 'interactive' | 'slash_commands' }
  /** This connection will not stay. `reason`: a word, such as `warning` or `link_disabled`. */
  | { readonly type: 'disconnect'; readonly reason: string };

/** @returns nothing when it is no frame that Slack sends: its own library would fall over most of those. */
export function readFrame(data: unknown): Frame | undefined {
  if (typeof data !== 'string' || data.length > MOST_BYTES) return undefined;
  const frame = parsed(data);
  if (!isObject(frame)) return undefined;
  const { type, reason, envelope_id: id, payload } = frame;
  if (type === 'hello') return { type };
  if (type === 'disconnect') return { type, reason: String(reason) };
  if (typeof id !== 'string' || !isObject(payload)) return undefined;
  if (type === 'events_api') return isObject(payload['event']) ? { type } : undefined;
  return (type === 'interactive' || type === 'slash_commands') && isKnown(payload) ? { type } : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A small cast, each with a reason to exist. */
import type { Address } from '../src/domain/address.ts';

/** Works at a secretariat and asks on Slack. */
export const sam: Address = { channel: 'slack', id: 'U0SAM' };
/** Works at HR and asks on Teams. */
export const noor: Address = { channel: 'teams', id: '11111111-2222-3333-4444-555555555555' };
/** Opted out, and must never hear from us. */
export const olga: Address = { channel: 'slack', id: 'U0OLGA' };
/** The inclusion lead. */
export const lotte: Address = { channel: 'web', id: 'lotte' };
/** A made-up requester on the web chat. */
export const wim: Address = { channel: 'web', id: 'sam' };

/**
 * Addresses in Slack. In the workspace of the settings they are Slack's own ids (`slack:U0123`). In a
 * workspace or an Enterprise Grid organisation that installed us by itself they begin with its id
 * (`slack:T0123/U0123`, `slack:E0123/U0123`), because ids are unique in there and nowhere else, and
 * because that id says which token a message needs.
 */
import type { WebClient } from '@slack/web-api';
import type { Address } from '../../domain/address.ts';

/** What Bolt tells about where a request comes from. */
export interface Origin {
  readonly isEnterpriseInstall?: boolean;
  readonly enterpriseId?: string | undefined;
  readonly teamId?: string | undefined;
}

/** An installation for a whole organisation has one token and one set of ids; otherwise each workspace has its own. */
export function installationIdOf({ isEnterpriseInstall, enterpriseId, teamId }: Origin): string | undefined {
  return isEnterpriseInstall ? enterpriseId : teamId;
}

export function addressIn(installation: string | undefined, id: string): Address {
  return { channel: 'slack', id: installation === undefined ? id : `${installation}/${id}` };
}

/** @returns Slack's own id, and the installation unless it is the workspace of the settings. */
export function readAddress({ id }: Pick<Address, 'id'>): { readonly installation?: string; readonly id: string } {
  const slash = id.indexOf('/');
  return slash === -1 ? { id } : { installation: id.slice(0, slash), id: id.slice(slash + 1) };
}

/** A direct message is no room: nobody else reads along. */
export function isDirectMessage(conversationId: string): boolean {
  return conversationId.startsWith('D');
}

export function isPersonId(id: string): boolean {
  return /^[UW]/.test(id);
}

/** A message to a person stands in their direct messages with us, and only that has an id to find or change it by. */
export async function conversationOf(client: WebClient, id: string): Promise<string> {
  if (!isPersonId(id)) return id;
  const { channel } = await client.conversations.open({ users: id });
  return channel?.id ?? id;
}

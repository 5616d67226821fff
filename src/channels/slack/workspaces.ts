/** Which workspace a request or an address belongs to, and the token to speak there with. */
import type { Context } from '@slack/bolt';
import type { Address } from '../../domain/address.ts';
import { SendError } from '../../ports/sender.ts';
import { addressIn, installationIdOf, readAddress } from './addresses.ts';
import type { SlackClients } from './clients.ts';

export interface Workspace {
  readonly clients: SlackClients;
  address(id: string): Address;
}

export interface WorkspacesParts {
  /** The token of the settings. */
  readonly homeToken?: string | undefined;
  /** The token of a workspace that installed us by itself. */
  readonly installedToken?: ((installation: string) => Promise<string | undefined>) | undefined;
  readonly connect: (token: string) => SlackClients;
  /** A token turned out to be revoked; without an installation it is the one of the settings. */
  readonly onTokenGone?: ((installation: string | undefined) => Promise<void>) | undefined;
}

export class Workspaces {
  readonly #parts: WorkspacesParts;
  readonly #home: Workspace | undefined;
  readonly #installed = new Map<string, { readonly token: string; readonly workspace: Workspace }>();

  constructor(parts: WorkspacesParts) {
    this.#parts = parts;
    const { homeToken } = parts;
    this.#home = homeToken === undefined ? undefined : workspace(undefined, parts.connect(homeToken));
  }

  /** The workspace of the settings, if there is one. */
  get home(): Workspace | undefined {
    return this.#home;
  }

  /** Where a request comes from that Bolt let through, so whose token it found. */
  of(context: Context): Workspace {
    const { homeToken } = this.#parts;
    if (this.#home && context.botToken === homeToken) return this.#home;
    const id = installationIdOf(context);
    if (id === undefined || context.botToken === undefined) throw new Error('A request of no workspace that we know.');
    return this.#with(id, context.botToken);
  }

  /** @throws SendError `channel-off` when the app is not (or no longer) installed where this address is. */
  async at(address: Address): Promise<{ readonly workspace: Workspace; readonly id: string }> {
    const { installation, id } = readAddress(address);
    if (installation === undefined) {
      if (this.#home) return { workspace: this.#home, id };
    } else {
      const token = await this.#parts.installedToken?.(installation);
      if (token !== undefined) return { workspace: this.#with(installation, token), id };
    }
    throw new SendError('channel-off', { permanent: true });
  }

  async tokenGone(address: Address): Promise<void> {
    const { installation } = readAddress(address);
    await this.#parts.onTokenGone?.(installation);
    if (installation !== undefined) this.forget(installation);
  }

  forget(installation: string): void {
    this.#installed.delete(installation);
  }

  #with(id: string, token: string): Workspace {
    const known = this.#installed.get(id);
    if (known?.token === token) return known.workspace;
    const made = workspace(id, this.#parts.connect(token));
    this.#installed.set(id, { token, workspace: made });
    return made;
  }
}

function workspace(installation: string | undefined, clients: SlackClients): Workspace {
  return { clients, address: (id) => addressIn(installation, id) };
}

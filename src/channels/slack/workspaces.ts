/** Which workspace a request or an address belongs to, and the token to speak there with. */
import type { Context } from '@slack/bolt';
import type { Address } from '../../domain/address.ts';
import { SendError } from '../../ports/sender.ts';
import { addressIn, installationIdOf, readAddress } from './addresses.ts';
import type { SlackClients } from './clients.ts';
import { within } from './handling.ts';
import type { TokenEnd } from './trouble.ts';

/** A command waits this long, once in a while, for Slack to tell whose token we have. */
const PATIENCE_MS = 1000;
const PAUSE_MS = 30_000;

export interface Workspace {
  readonly clients: SlackClients;
  address(id: string): Address;
}

export interface WorkspacesParts {
  /** The token of the settings. */
  readonly homeToken?: string | undefined;
  /** The token of a workspace that installed us by itself. */
  readonly installedToken?: ((installation: string) => Promise<string | undefined>) | undefined;
  readonly connect: (token: string, onTokenEnd?: (end: TokenEnd) => Promise<void>) => SlackClients;
  /** Slack does not take the token of an installation any more. */
  readonly onTokenEnd: (installation: string, token: string, end: TokenEnd) => Promise<void>;
}

export class Workspaces {
  readonly #parts: WorkspacesParts;
  readonly #home: Workspace | undefined;
  /** Undefined until Slack has told. */
  #homeId: string | undefined;
  #meeting: Promise<void> | undefined;
  #askAgainAt = 0;
  readonly #installed = new Map<string, { readonly token: string; readonly workspace: Workspace }>();

  constructor(parts: WorkspacesParts) {
    this.#parts = parts;
    const { homeToken } = parts;
    this.#home = homeToken === undefined ? undefined : workspace(undefined, parts.connect(homeToken));
  }

  /** Asks Slack which workspace the token of the settings belongs to. @throws when it does not answer, or refuses. */
  meetHome(): Promise<void> {
    this.#meeting ??= this.#askHome().finally(() => {
      this.#meeting = undefined;
    });
    return this.#meeting;
  }

  /**
   * The token of the settings where it belongs; Slack is asked where that is until it has told. While it cannot tell, that
   * counts as home: Slack is out of order more often than a workspace without an installation asks us something.
   */
  async homeTokenIn(id: string): Promise<string | undefined> {
    if (this.#homeId === undefined && Date.now() >= this.#askAgainAt) {
      this.#askAgainAt = Date.now() + PAUSE_MS;
      await within(PATIENCE_MS, this.meetHome()).catch(() => {});
    }
    return this.#homeId === undefined || id === this.#homeId ? this.#parts.homeToken : undefined;
  }

  /** Slack has told that this is the workspace of the settings, or there is no other. */
  isHome(id: string): boolean {
    if (this.#home === undefined) return false;
    return this.#homeId === undefined ? this.#parts.installedToken === undefined : id === this.#homeId;
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

  forget(installation: string): void {
    this.#installed.delete(installation);
  }

  async #askHome(): Promise<void> {
    const told = await this.#home?.clients.answers.auth.test();
    if (told)
      this.#homeId = installationIdOf({
        isEnterpriseInstall: told.is_enterprise_install ?? false,
        enterpriseId: told.enterprise_id,
        teamId: told.team_id,
      });
  }

  #with(id: string, token: string): Workspace {
    const known = this.#installed.get(id);
    if (known?.token === token) return known.workspace;
    const { connect, onTokenEnd } = this.#parts;
    const made = workspace(
      id,
      connect(token, (end) => onTokenEnd(id, token, end)),
    );
    this.#installed.set(id, { token, workspace: made });
    return made;
  }
}

function workspace(installation: string | undefined, clients: SlackClients): Workspace {
  return { clients, address: (id) => addressIn(installation, id) };
}

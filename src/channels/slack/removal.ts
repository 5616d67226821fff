/**
 * The app is removed from a workspace, or its token is revoked: what we keep to speak there is deleted. Slack tells both
 * after a removal, in either order, and what was for a whole organisation it tells as that: one workspace less in an
 * organisation leaves the organisation's own installation as it is.
 */
import type { App } from '@slack/bolt';
import { installationIdOf, type Origin, readAddress } from './addresses.ts';
import type { InstalledWorkspaces } from './installed.ts';
import type { Log } from './logger.ts';
import type { TokenEnd } from './trouble.ts';
import type { Workspaces } from './workspaces.ts';

/** Events of a workspace that we have no token of any more. */
export const REMOVAL_EVENTS: ReadonlySet<string> = new Set(['app_uninstalled', 'tokens_revoked']);

export interface RemovalParts {
  readonly workspaces: Workspaces;
  readonly installed: InstalledWorkspaces | undefined;
  /** Where the app was removed nobody wants to hear from us any more. After a revoked token the app may come back to who does. */
  readonly letGo: (isGone: (id: string) => boolean) => Promise<void>;
  readonly log: Log;
}

export class Removal {
  readonly #parts: RemovalParts;
  #toldOfHome = false;

  constructor(parts: RemovalParts) {
    this.#parts = parts;
  }

  listen(app: App): void {
    app.event('app_uninstalled', async ({ context }) => this.#told(context, 'removed'));
    app.event('tokens_revoked', async ({ event, context }) => {
      // Only tokens of people were revoked: we have none.
      if ((event.tokens.bot ?? []).length > 0) await this.#told(context, 'revoked');
    });
  }

  /** Slack's answer to a call. A newer installation, with another token, stays. */
  async tokenEnded(id: string, token: string, end: TokenEnd): Promise<void> {
    if ((await this.#parts.installed?.token(id)) === token) await this.#remove(id, end);
  }

  async #told(origin: Origin, end: TokenEnd): Promise<void> {
    const id = installationIdOf(origin);
    if (id === undefined) return;
    if (this.#parts.workspaces.isHome(id)) this.#tellOfHome();
    await this.#remove(id, end);
  }

  async #remove(id: string, end: TokenEnd): Promise<void> {
    const { workspaces, installed, letGo } = this.#parts;
    workspaces.forget(id);
    await installed?.remove(id);
    const isHome = workspaces.isHome(id);
    const isThere = (installation: string | undefined) => (installation === undefined ? isHome : installation === id);
    if (end === 'removed') await letGo((address) => isThere(readAddress({ id: address }).installation));
  }

  #tellOfHome(): void {
    if (this.#toldOfHome) return;
    this.#toldOfHome = true;
    this.#parts.log('error', 'Slack: the app was removed or its token revoked. Install it again and put the new token in SLACK_BOT_TOKEN.');
  }
}

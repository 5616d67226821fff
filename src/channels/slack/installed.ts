/** The workspaces and organisations that installed us through OAuth, and their tokens. */
import type { KeyObject } from 'node:crypto';
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import type { Installations } from '../../ports/installations.ts';
import { installationIdOf, type Origin } from './addresses.ts';
import type { Log } from './logger.ts';
import { seal, unseal } from './seal.ts';

/** All that is kept: no names, and nobody's own token. */
const Kept = z.object({
  team: z.string().optional(),
  enterprise: z.string().optional(),
  isEnterpriseInstall: z.boolean(),
  bot: z.object({
    token: z.string(),
    id: z.string(),
    userId: z.string(),
    scopes: z.array(z.string()),
    refreshToken: z.string().optional(),
    expiresAt: z.number().optional(),
  }),
});
type Kept = z.infer<typeof Kept>;

export interface InstalledParts {
  readonly installations: Installations;
  readonly key: KeyObject;
  readonly clock: () => Date;
  readonly log: Log;
  /** The token of the settings, in the one workspace that did not install us through OAuth. */
  readonly homeTokenIn: (id: string) => Promise<string | undefined>;
}

export class InstalledWorkspaces implements InstallationStore {
  readonly #parts: InstalledParts;
  /** Also what is not there: the workspace of the settings asks with every command. */
  readonly #remembered = new Map<string, Kept | undefined>();

  constructor(parts: InstalledParts) {
    this.#parts = parts;
  }

  async storeInstallation(given: Installation): Promise<void> {
    const id = idOf({
      isEnterpriseInstall: given.isEnterpriseInstall ?? false,
      teamId: given.team?.id,
      enterpriseId: given.enterprise?.id,
    });
    if (!given.bot) throw new Error('Slack gave no token for a bot.');
    const kept: Kept = Kept.parse({
      team: given.team?.id,
      enterprise: given.enterprise?.id,
      isEnterpriseInstall: given.isEnterpriseInstall ?? false,
      bot: given.bot,
    });
    const { installations, key, clock, log } = this.#parts;
    await installations.saveInstallation(id, seal(JSON.stringify(kept), id, key), clock());
    this.#remembered.set(id, kept);
    log('info', 'Slack: the app was installed in a workspace.');
  }

  /** Without a bot where we are not installed, so that whoever asks something there can be told. */
  async fetchInstallation(query: InstallationQuery<boolean>): Promise<Installation> {
    const id = idOf(query);
    const kept = await this.#find(id);
    if (kept) return asInstallation(kept);
    const token = await this.#parts.homeTokenIn(id);
    const { teamId: team, enterpriseId: enterprise, isEnterpriseInstall } = query;
    return asInstallation({
      team,
      enterprise,
      isEnterpriseInstall,
      bot: token === undefined ? undefined : { token, id: '', userId: '', scopes: [] },
    });
  }

  async token(id: string): Promise<string | undefined> {
    return (await this.#find(id))?.bot.token;
  }

  async remove(id: string): Promise<void> {
    // From here on nobody speaks there any more, also while the database is still busy.
    this.#remembered.set(id, undefined);
    const wasThere = await this.#parts.installations.deleteInstallation(id);
    if (wasThere) this.#parts.log('info', 'Slack: the app was removed from a workspace or its token revoked; the token is deleted here.');
  }

  async #find(id: string): Promise<Kept | undefined> {
    if (this.#remembered.has(id)) return this.#remembered.get(id);
    const sealed = await this.#parts.installations.installation(id);
    const kept = sealed === undefined ? undefined : this.#open(id, sealed);
    this.#remembered.set(id, kept);
    return kept;
  }

  #open(id: string, sealed: string): Kept | undefined {
    const text = unseal(sealed, id, this.#parts.key);
    if (text !== undefined) return Kept.parse(JSON.parse(text));
    this.#parts.log('error', 'Slack: a token cannot be read with this SECRET_KEY. Put the earlier key back, or install the app again.');
    return undefined;
  }
}

function idOf(origin: Origin): string {
  const id = installationIdOf(origin);
  if (id === undefined) throw new Error('Slack named no workspace.');
  return id;
}

function asInstallation({
  team,
  enterprise,
  isEnterpriseInstall,
  bot,
}: Omit<Kept, 'bot'> & { bot: Kept['bot'] | undefined }): Installation {
  return {
    team: team === undefined ? undefined : { id: team },
    enterprise: enterprise === undefined ? undefined : { id: enterprise },
    user: { id: '', token: undefined, scopes: undefined },
    bot,
    isEnterpriseInstall,
    authVersion: 'v2',
  } as Installation;
}

import type { App } from '@slack/bolt';
import type { Origin } from './addresses.ts';
import type { InstalledWorkspaces } from './installed.ts';
import type { Log } from './logger.ts';
import type { Workspaces } from './workspaces.ts';

/** The app is removed from a workspace, or its token is revoked: what we keep to speak there is deleted. */
export function handleRemoval(app: App, workspaces: Workspaces, installed: InstalledWorkspaces | undefined, log: Log): void {
  app.event('app_uninstalled', async ({ context }) => forget(context));
  app.event('tokens_revoked', async ({ event, context }) => {
    // Only tokens of people were revoked: we have none.
    if ((event.tokens.bot ?? []).length > 0) await forget(context);
  });

  async function forget(origin: Origin): Promise<void> {
    const gone = (await installed?.remove(origin)) ?? [];
    for (const id of gone) workspaces.forget(id);
    if (gone.length === 0)
      log('error', 'Slack: the app was removed or its token revoked. Install it again and put the new token in SLACK_BOT_TOKEN.');
  }
}

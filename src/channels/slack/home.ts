import type { App } from '@slack/bolt';
import type { Locale } from '../../domain/category.ts';
import { type Handling, localeOf, speaker } from './handling.ts';
import type { SeenEvents } from './seen-events.ts';
import { renderHome } from './views.ts';
import type { Workspace } from './workspaces.ts';

/** Somebody opens the tab *Home* of the app. */
export function handleHome(app: App, handling: Handling, seen: SeenEvents): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    if (event.tab !== 'home' || !seen.isNew(body.event_id)) return;
    const workspace = handling.workspaces.of(context);
    await publishHome(handling, workspace, event.user, await localeOf(handling, workspace, event.user));
  });
}

export async function publishHome(handling: Handling, workspace: Workspace, userId: string, locale: Locale): Promise<void> {
  const { conversation, answers } = handling;
  const home = await conversation.home(speaker(handling, workspace, userId, locale));
  await answers.publish(workspace.clients, userId, renderHome(home));
}

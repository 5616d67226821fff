import type { App } from '@microsoft/teams.apps';

/**
 * The id of our chat with somebody whom we know by their Entra id. Teams makes it, or tells the one there is; only where the app is
 * installed for them (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
 */
export async function personalChat(app: App, person: string, tenantId: string | undefined): Promise<string> {
  const { id } = await app.api.conversations.create({
    members: [{ id: person, name: '', role: 'user' }],
    ...(tenantId && { tenantId, channelData: { tenant: { id: tenantId } } }),
  });
  return id;
}

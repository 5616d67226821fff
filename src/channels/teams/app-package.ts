/** The Teams app as an administrator uploads it: the manifest with our id and address filled in. */

/** What stands in `appPackage/manifest.json` for the two things that only the settings know. */
const ANY_ID = '00000000-0000-0000-0000-000000000000';
const ANY_HOST = 'inkopen.example.nl';

export interface AppIdentity {
  readonly clientId: string;
  readonly publicUrl: string;
  readonly version: string;
  /** Also asks teams and chats for the right to read messages that do not mention us. */
  readonly readsAlong: boolean;
}

/** Rights per room, given by its owner (https://learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent). */
const READING_ALONG = [
  { name: 'ChannelMessage.Read.Group', type: 'Application' },
  { name: 'ChatMessage.Read.Chat', type: 'Application' },
];

/** What is wrong with the settings for Teams to find us, one sentence each. */
export function packageProblems({
  clientId,
  publicUrl,
}: Pick<AppIdentity, 'publicUrl'> & { readonly clientId?: string | undefined }): string[] {
  const problems: string[] = [];
  if (clientId === undefined)
    problems.push('TEAMS_CLIENT_ID is missing: the id of the app registration (with TEAMS_CLIENT_SECRET and TEAMS_TENANT_ID).');
  else if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientId))
    problems.push('TEAMS_CLIENT_ID must be the id of the app registration, such as 12345678-90ab-cdef-1234-567890abcdef.');
  const url = new URL(publicUrl);
  if (url.protocol !== 'https:' || /^(localhost|127\.|\[)/.test(url.hostname))
    problems.push(`PUBLIC_URL must be the https address where Teams finds us, such as https://inkopen.example.nl, not ${publicUrl}.`);
  else if (url.pathname !== '/') problems.push(`PUBLIC_URL must be without a path: https://${url.host}.`);
  return problems;
}

/** @param manifest the text of `appPackage/manifest.json`. */
export function fillManifest(manifest: string, { clientId, publicUrl, version, readsAlong }: AppIdentity): string {
  const filled = JSON.parse(manifest.replaceAll(ANY_ID, clientId).replaceAll(ANY_HOST, new URL(publicUrl).host));
  const authorization = { permissions: { resourceSpecific: READING_ALONG } };
  return `${JSON.stringify({ ...filled, version, ...(readsAlong && { authorization }) }, undefined, 2)}\n`;
}

/** An administrator who installs the app in a workspace or a whole organisation, in a browser that keeps its cookie. */
import { SIGNING_SECRET } from './slack-client.ts';
import type { SlackStage } from './slack-stage.ts';

/** Settings for several workspaces. */
export const SEVERAL = { clientId: '1.2', clientSecret: 'shh', signingSecret: SIGNING_SECRET, publicUrl: 'https://inkopen.example.nl' };

/** For one workspace, or without `team` for the whole organisation. */
export interface Where {
  readonly team?: string;
  readonly enterprise?: string;
  readonly token: string;
}

export async function install(stage: SlackStage, where: Where): Promise<Response> {
  grant(stage, where);
  const { state, cookie } = await beginInstall(stage);
  return fetch(`${stage.url}/slack/oauth_redirect?code=c&state=${state}`, { headers: { Cookie: cookie } });
}

export async function beginInstall({ url }: SlackStage) {
  const response = await fetch(`${url}/slack/install`, { redirect: 'manual' });
  const location = new URL(response.headers.get('Location') ?? '');
  return {
    response,
    location,
    state: location.searchParams.get('state') ?? '',
    cookie: (response.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '',
  };
}

/** What Slack gives when somebody has said yes. */
export function grant({ stub }: SlackStage, { team, enterprise, token }: Where): void {
  stub.answerTo('oauth.v2.access', {
    body: {
      ok: true,
      app_id: 'A1',
      scope: 'commands,chat:write',
      token_type: 'bot',
      access_token: token,
      bot_user_id: 'U0BOT',
      team: team === undefined ? null : { id: team, name: 'Gemeente Voorbeeld' },
      enterprise: enterprise === undefined ? null : { id: enterprise, name: 'Rijk Voorbeeld' },
      is_enterprise_install: team === undefined,
      authed_user: { id: 'U0ADMIN' },
    },
  });
}

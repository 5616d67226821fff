/**
 * The other side of the app: local-slack, with a proxy before its Web API that can go wrong, over HTTP or over Socket Mode.
 * local-slack has no shortcuts, and does not say in which view a button was tapped. Those are said in its place, as Slack
 * says them, with a trigger and an answering address that it gave; what the app does next goes to local-slack again.
 */
import { sam } from '../cast.ts';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { APP_TOKEN, type KeptView, type LocalSlack, startLocalSlack } from './local-slack.ts';
import { buttonNamed, ROOM, SIGNING_SECRET, signatureOf } from './slack-client.ts';
import { type SocketRelay, startSocketRelay } from './socket-relay.ts';

export const WAYS = ['HTTP', 'Socket Mode'] as const;
export type Way = (typeof WAYS)[number];

/** How the channel is told to connect, and how the whole program is. */
export const CONNECTED_BY = { HTTP: { signingSecret: SIGNING_SECRET }, 'Socket Mode': { appToken: APP_TOKEN } };
export const ENV_BY = { HTTP: { SLACK_SIGNING_SECRET: SIGNING_SECRET }, 'Socket Mode': { SLACK_APP_TOKEN: APP_TOKEN } };

export interface SlackSide {
  readonly localSlack: LocalSlack;
  readonly proxy: FaultyProxy;
  /** Where the app listens, once it does. */
  appIsAt(url: string): void;
  /** *Vind sociale leverancier* in the menu of a message that says this. */
  messageShortcut(text: string, user?: string): Promise<void>;
  globalShortcut(user?: string): Promise<void>;
  /** A tap on this button of the modal on top. */
  tapInModal(actionId: string, user?: string): Promise<void>;
  /** A tap on this button of somebody's App Home. */
  tapAtHome(actionId: string, user?: string): Promise<void>;
  /** Slack goes away, forgets everything, and comes back at the same address. */
  restart(): Promise<void>;
  /** Over Socket Mode: the connection breaks. */
  breakOff(): void;
  stop(): Promise<void>;
}

export async function startSlackSide(way: Way): Promise<SlackSide> {
  let app = '';
  const door = await startFaultyProxy(() => app);
  const requestUrl = `${door.url}/slack/events`;
  const relay = way === 'Socket Mode' ? await startSocketRelay() : undefined;
  const options = way === 'HTTP' ? { requestUrl } : {};
  let localSlack = await startLocalSlack(options);
  const proxy = await startFaultyProxy(
    () => localSlack.apiUrl.replace('/api/', ''),
    (path, body) => (relay && path.endsWith('apps.connections.open') ? throughRelay(body, relay) : body),
  );

  async function interact(user: string, what: object): Promise<void> {
    const { team_id, trigger_id, response_url } = await localSlack.triggerFor(user);
    const payload = { user: { id: user, team_id }, team: { id: team_id }, is_enterprise_install: false, trigger_id, response_url, ...what };
    if (relay) await relay.interact(payload);
    else await post(requestUrl, new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
  }
  function tapIn(view: KeptView | undefined, actionId: string, user: string): Promise<void> {
    if (!view) throw new Error('Nothing is open.');
    const { action_id, value } = buttonNamed(view, actionId);
    return interact(user, {
      type: 'block_actions',
      response_url: undefined,
      container: { type: 'view', view_id: view.id },
      view,
      actions: [{ type: 'button', action_id, value, block_id: 'b', action_ts: '1.1' }],
    });
  }

  return {
    get localSlack() {
      return localSlack;
    },
    proxy,
    appIsAt(url) {
      app = url;
    },
    messageShortcut: (text, user = sam.id) =>
      interact(user, {
        type: 'message_action',
        callback_id: 'find_supplier',
        channel: { id: ROOM, name: 'lunch' },
        message: { type: 'message', user: 'U0KIM', ts: '1.1', text },
        message_ts: '1.1',
      }),
    globalShortcut: (user = sam.id) => interact(user, { type: 'shortcut', callback_id: 'request' }),
    tapInModal: (actionId, user = sam.id) => tapIn(localSlack.screen.modals.at(-1), actionId, user),
    tapAtHome: (actionId, user = sam.id) => tapIn(localSlack.screen.homes.get(user), actionId, user),
    async restart() {
      const port = Number(new URL(localSlack.apiUrl).port);
      await localSlack.stop();
      localSlack = await startLocalSlack({ ...options, port });
    },
    breakOff: () => relay?.breakOff(),
    async stop() {
      await relay?.stop();
      await proxy.stop();
      await door.stop();
      await localSlack.stop();
    },
  };
}

function throughRelay(body: string, relay: SocketRelay): string {
  const answer = JSON.parse(body);
  return JSON.stringify({ ...answer, ...(answer.url && { url: relay.through(answer.url) }) });
}

async function post(url: string, body: string): Promise<void> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', ...signatureOf(body) };
  const response = await fetch(url, { method: 'POST', headers, body });
  if (response.status !== 200) throw new Error(`Slack was told ${response.status}: ${await response.text()}`);
}

/**
 * Teams around our tab: a page at its own address, which answers what Microsoft's script asks of its host
 * (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/using-teams-client-library).
 */
import type { Frame, Page } from 'playwright-core';
import { teamsScript } from '../../src/channels/teams/tab/tab.ts';

export const STAND_IN = 'with a stand-in: @microsoft/teams-js is not installed';

interface Host {
  readonly token: string;
  readonly theme?: string;
  readonly locale?: string;
}

/** Where our server is, as Teams sees it. */
const OUTSIDE = 'https://inkopen.example.nl';

/** The tab of the server at `url`, framed; nothing else of the internet is there. */
export async function framedInTeams(page: Page, url: string, { token, theme = 'default', locale = 'nl-nl' }: Host): Promise<Frame> {
  const context = {
    app: { theme, locale, sessionId: 's', host: { name: 'Teams', clientType: 'web', sessionId: 's' } },
    page: { id: 'home', frameContext: 'content' },
  };
  await page.route('**/*', async (route) => {
    const { origin, pathname, search } = new URL(route.request().url());
    if (origin === 'https://teams.microsoft.com')
      return route.fulfill({ contentType: 'text/html', body: hostPage({ token, theme, locale }) });
    if (origin !== OUTSIDE) return route.abort();
    if (pathname === '/teams/teams-js.js' && !teamsScript())
      return route.fulfill({ contentType: 'text/javascript', body: standIn(context, token) });
    return route.fulfill({ response: await route.fetch({ url: url + pathname + search }) });
  });
  await page.goto('https://teams.microsoft.com/');
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('Teams shows no tab.');
  return frame;
}

function hostPage(host: Required<Host>): string {
  return `<!doctype html><html lang="nl"><head><title>Teams</title><style>html,body,main,iframe{display:block;margin:0;width:100%;height:100%;border:0}</style></head><body>
  <main><h1 hidden>Teams</h1><iframe title="Inkoophulp" src="${OUTSIDE}/teams/home"></iframe></main>
  <script>
    const host = ${JSON.stringify(host)};
    const context = { theme: host.theme, locale: host.locale, entityId: 'home', frameContext: 'content', hostName: 'Teams', hostClientType: 'web', sessionId: 's', appSessionId: 's' };
    addEventListener('message', ({ data, source, origin }) => {
      const answers = {
        initialize: ['content', 'web', JSON.stringify({ apiVersion: 4, supports: { pages: {} } }), '2.0.0'],
        getContext: [context],
        'authentication.getAuthToken': [true, host.token],
      };
      const args = answers[data.func];
      if (args) source.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args }, origin);
    });
  </script></body></html>`;
}

/** The four things that our page asks of Microsoft's script. */
function standIn(context: object, token: string): string {
  return `window.microsoftTeams = {
    app: {
      initialize: async () => {},
      getContext: async () => (${JSON.stringify(context)}),
      registerOnThemeChangeHandler() {}, notifyAppLoaded() {}, notifySuccess() {},
    },
    authentication: { getAuthToken: async () => ${JSON.stringify(token)} },
  };`;
}

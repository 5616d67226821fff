/** The ways in which Slack reaches us over HTTP: in one workspace, or in several. */
import type { ServerResponse } from 'node:http';
import type { ExpressReceiver, InstallationStore, Logger } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Express } from 'express';
import type { SlackPhrases } from './handling.ts';
import { CarefulReceiver, onlyFromSlack } from './inbound.ts';
import type { Log } from './logger.ts';
import { SCOPES } from './scopes.ts';

export const PATHS = { events: '/slack/events', install: '/slack/install', redirect: '/slack/oauth_redirect' } as const;

export interface HttpParts {
  readonly logger: Logger;
  readonly clientOptions: Omit<WebClientOptions, 'logger' | 'logLevel'>;
  readonly signingSecret: string;
  readonly express: Express;
  readonly log: Log;
  readonly oauth?: {
    readonly clientId: string;
    readonly clientSecret: string;
    /** Signs the state that travels to Slack and back: no memory of who began to install. */
    readonly stateSecret: string;
    /** As people outside reach us. */
    readonly publicUrl?: string | undefined;
    readonly store: InstallationStore;
    /** In two languages: we do not know who installs. */
    readonly pages: readonly SlackPhrases[];
  };
}

export function httpReceiver({ logger, clientOptions, signingSecret, express, log, oauth }: HttpParts): ExpressReceiver {
  express.post(PATHS.events, ...onlyFromSlack(signingSecret, log));
  // An administrator tries the address in a browser.
  express.get(PATHS.events, (_request, response) => {
    response.status(405).set('Allow', 'POST').type('text').send('This address works. Slack sends its requests here, with POST.');
  });
  return new CarefulReceiver({
    signingSecret,
    signatureVerification: false,
    app: express,
    endpoints: PATHS.events,
    logger,
    customPropertiesExtractor: (request) => ({ response: request.res }),
    ...(oauth && {
      clientId: oauth.clientId,
      clientSecret: oauth.clientSecret,
      stateSecret: oauth.stateSecret,
      scopes: [...SCOPES.required, ...SCOPES.optional],
      installationStore: oauth.store,
      // Slack sends browsers back over TLS only; without it, to the first address of the manifest.
      ...(oauth.publicUrl?.startsWith('https:') && { redirectUri: `${oauth.publicUrl.replace(/\/$/, '')}${PATHS.redirect}` }),
      installerOptions: {
        directInstall: true,
        installPath: PATHS.install,
        redirectUriPath: PATHS.redirect,
        clientOptions,
        callbackOptions: {
          success: (_installation, _options, _request, response) =>
            showPage(
              response,
              200,
              oauth.pages.map(({ installed }) => installed),
            ),
          failure: (_error, _options, _request, response) =>
            showPage(
              response,
              400,
              oauth.pages.map(({ notInstalled }) => notInstalled),
            ),
        },
      },
    }),
  });
}

function showPage(response: ServerResponse, status: number, says: readonly { readonly title: string; readonly body: string }[]): void {
  const [first] = says;
  const text = says.map(({ title, body }) => `<h1>${title}</h1><p>${body}</p>`).join('');
  response
    .writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'",
      'Cache-Control': 'no-store',
    })
    .end(
      `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${first?.title}</title>${text}</html>`,
    );
}

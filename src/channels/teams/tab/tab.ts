/** The personal tab: a person's own page inside Teams. The page itself says nothing; what it shows needs a token. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type Express, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Address } from '../../../domain/address.ts';
import { type Conversation, isForm, isFormErrors, type Speaker } from '../../../ports/chat.ts';
import { type Opening, valuesOf } from '../forms.ts';
import { localeOf } from '../speaker.ts';
import { renderAbout, renderPage } from './page.ts';
import { renderForm, renderHome, renderReply } from './render.ts';
import type { SignIn } from './sign-in.ts';

export interface TabParts {
  readonly express: Express;
  readonly conversation: Conversation;
  readonly signIn: SignIn;
  /** Something is kept per person, and the page about us says what. */
  readonly keepsPersons: boolean;
  /** Our chat with this person, where Teams tells. */
  readonly chatWith: (person: Address) => Promise<Address | undefined>;
}

/** In `appPackage/manifest.json` too. */
export const TAB_PATH = '/teams/home';

/** Where Teams runs, and so who may show our page in a frame (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements). */
const FRAMES = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

export function serveTab({ express: server, conversation, signIn, keepsPersons, chatWith }: TabParts): void {
  const headers = tabHeaders();
  const form = express.urlencoded({ extended: false, limit: '100kb' });

  server.get(TAB_PATH, headers, (request, response) => {
    response.type('html').send(renderPage(localeOf(String(request.query['locale'] ?? '')), String(request.query['theme'] ?? '')));
  });
  server.get('/teams/about', headers, (request, response) => {
    response.type('html').send(renderAbout(localeOf(request.acceptsLanguages('nl', 'en') || 'nl'), keepsPersons));
  });
  const script = teamsScript();
  if (script) server.get('/teams/teams-js.js', headers, (_request, response) => response.sendFile(script));
  server.use('/teams/assets', headers, express.static(fileURLToPath(new URL('assets', import.meta.url)), { index: false }));

  server.post(`${TAB_PATH}/content`, headers, form, async (request, response) => {
    const speaker = await speakerOf(request, signIn);
    if (!speaker) response.sendStatus(401);
    else response.type('html').send(renderHome(await conversation.home(speaker), speaker.locale));
  });
  server.post(`${TAB_PATH}/click`, headers, form, async (request, response) => {
    const speaker = await reachable(request);
    if (!speaker) response.sendStatus(401);
    else response.type('html').send(await clicked(openingOf(request.body), speaker));
  });
  server.post(`${TAB_PATH}/submit`, headers, form, async (request, response) => {
    const speaker = await reachable(request);
    if (!speaker) {
      response.sendStatus(401);
      return;
    }
    const body = (request.body ?? {}) as Record<string, unknown>;
    const values = valuesOf(body);
    const answer = await conversation.submit({ ...speaker, form: String(body['form'] ?? ''), token: String(body['token'] ?? ''), values });
    const html = isFormErrors(answer)
      ? await clicked(openingOf({ verb: body['verb'], token: body['opening'] }), speaker, { values, errors: answer.errors })
      : renderReply(answer, speaker.locale);
    response.type('html').send(html);
  });

  async function clicked(
    opening: Extract<Opening, { verb: string }>,
    speaker: Speaker,
    mending?: Parameters<typeof renderForm>[3],
  ): Promise<string> {
    const answer = await conversation.click({ ...speaker, ...opening });
    return isForm(answer) ? renderForm(answer, opening, speaker.locale, mending) : renderReply(answer, speaker.locale);
  }

  /** Who taps may ask us to come back, and then we must know where. */
  async function reachable(request: Request): Promise<Speaker | undefined> {
    const speaker = await speakerOf(request, signIn);
    const reach = speaker && (await chatWith(speaker.person));
    return speaker && { ...speaker, ...(reach && { reach }) };
  }
}

/** Microsoft's own script for pages in Teams, from this address: nothing is loaded from elsewhere. Undefined where the package is not installed. */
export function teamsScript(): string | undefined {
  try {
    const file = createRequire(import.meta.url).resolve('@microsoft/teams-js');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

async function speakerOf(request: Request, signIn: SignIn): Promise<Speaker | undefined> {
  const person = await signIn.personOf(request.get('Authorization'));
  return person && { person, locale: localeOf(request.get('Accept-Language')) };
}

function openingOf(body: unknown): { verb: string; token: string } {
  const { verb, token } = (body ?? {}) as { verb?: unknown; token?: unknown };
  return { verb: String(verb ?? ''), token: String(token ?? '') };
}

function tabHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: FRAMES,
      },
    },
    // `frame-ancestors` says it better; this one knows no list.
    frameguard: false,
    crossOriginResourcePolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });
}

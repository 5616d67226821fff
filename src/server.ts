/** What the HTTP server does besides the channels: health, metrics, safety of pages, and errors in words. */
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import type { Store } from './ports/store.ts';

/** `/healthz` says that the process lives; `/readyz` that it can answer. */
export function serveHealth(server: Express, store: Store, metrics: Metrics, isDraining: () => boolean): void {
  server.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  server.get('/readyz', async (_request, response) => {
    if (isDraining()) {
      response.status(503).json({ status: 'draining' });
      return;
    }
    try {
      await store.ping();
      response.json({ status: 'ready' });
    } catch (error) {
      response.status(503).json({ status: 'not ready', cure: error instanceof Error ? error.message : String(error) });
    }
  });
  server.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

/** Headers for pages: nothing from elsewhere, nothing inline. */
export function pageHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    // Our own forms say where they come from; other sites hear nothing.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: false,
  });
}

const LOOPBACK_NAME = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/** A proxy says with these that somebody else asks. */
const FORWARDED = ['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP', 'Forwarded', 'Via'] as const;

/**
 * Nobody signs in on the web chat, so a page elsewhere must not be able to use it: forms are taken
 * only from our own pages, and on a loopback address only under a loopback name (DNS rebinding).
 */
export function ownPagesOnly(loopbackOnly: boolean): RequestHandler {
  return (request, response, next) => {
    const host = request.get('Host') ?? '';
    const isForwarded = FORWARDED.some((name) => request.get(name) !== undefined);
    if (loopbackOnly && (isForwarded || !LOOPBACK_NAME.test(host))) {
      response.status(403).type('text').send('De webchat werkt alleen op deze computer zelf. Open http://localhost, of zet DEMO=true.');
      return;
    }
    const origin = request.get('Origin');
    const elsewhere =
      request.get('Sec-Fetch-Site') === 'cross-site' || (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host));
    if (request.method === 'POST' && elsewhere) {
      response.status(403).type('text').send('Dit formulier komt van een andere site. Open de webchat zelf en probeer het daar.');
      return;
    }
    next();
  };
}

/** For what nobody signs in to: refuses whoever does not come from this computer, also by way of a proxy. */
export function thisComputerOnly(): RequestHandler {
  return (request, response, next) => {
    const isForwarded = FORWARDED.some((name) => request.get(name) !== undefined);
    if (!isForwarded && LOOPBACK_NAME.test(request.get('Host') ?? '')) next();
    else response.status(403).json({ error: 'TEAMS_PLAYGROUND works on this computer only.' });
  };
}

export const notFound: RequestHandler = (_request, response) => {
  response.status(404).type('text').send('Deze pagina bestaat niet. / This page does not exist.');
};

/** Bad requests get their reason; everything else a reference that stands in the log too. */
export function errorsInWords(log: Logger): ErrorRequestHandler {
  return (error: { status?: number; message?: string }, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error.status ?? 500;
    if (status < 500) {
      response.status(status).json({ error: status === 413 ? 'The request is too large.' : 'The request cannot be read.' });
      return;
    }
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference, path: request.path }, 'A request failed.');
    response.status(500).json({ error: 'Something went wrong on our side. Please try again.', reference });
  };
}

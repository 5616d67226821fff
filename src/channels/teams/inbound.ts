/**
 * What the SDK leaves open at `/api/messages`. It checks signature, audience, expiry, issuer and service URL of
 * tokens of the Bot Connector. But it also takes any token of Entra for our app, such as the one every colleague
 * has in the tab, and then believes whoever the activity says it is from; and it checks no service URL where the
 * activity names none. Source: inbound-activity-token-validator.js of @microsoft/teams.apps 2.1.0.
 */
import express, { type Express } from 'express';

export interface Entrance {
  readonly path: string;
  /** The only issuer of tokens that speak for Teams. */
  readonly issuer: string;
  /** The only tenant whose people we answer. */
  readonly tenantId: string;
}

/** Comes before the SDK on the same path. */
export function guardInbound(server: Express, { path, issuer, tenantId }: Entrance): void {
  server.post(path, express.json(), (request, response, next) => {
    const { serviceUrl, conversation, channelData } = (request.body ?? {}) as Inbound;
    if (issuerOf(request.get('Authorization')) !== issuer || typeof serviceUrl !== 'string' || serviceUrl === '') {
      response.status(401).json({ error: 'Only Teams may call this address.' });
      return;
    }
    const tenants = [conversation?.tenantId, channelData?.tenant?.id].filter((tenant) => tenant !== undefined);
    if (tenants.length === 0 || tenants.some((tenant) => tenant !== tenantId)) {
      response.status(403).json({ error: 'This app belongs to another organisation.' });
      return;
    }
    next();
  });
}

/** The SDK hands any JSON to our handlers; those rely on who says it and where, and on what a tap carries. */
export function refuseHalf(server: Express, path: string): void {
  server.post(path, express.json(), (request, response, next) => {
    const missing = missingIn(request.body);
    if (missing === undefined) next();
    else response.status(400).json({ error: `This activity has no ${missing}.` });
  });
}

/** Undefined where there is no JSON at all: that is for the SDK to refuse. */
function missingIn(body: unknown): string | undefined {
  if (body === undefined) return undefined;
  const { type, name, from, conversation, value } = (body ?? {}) as Inbound;
  if (typeof type !== 'string') return 'type';
  if (typeof from?.id !== 'string') return 'from';
  if (typeof conversation?.id !== 'string') return 'conversation';
  if (type !== 'invoke') return undefined;
  if (!isObject(value)) return 'value';
  return name === 'adaptiveCard/action' && !isObject((value as { action?: unknown }).action) ? 'action' : undefined;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

interface Inbound {
  readonly type?: unknown;
  readonly name?: unknown;
  readonly from?: { readonly id?: unknown };
  readonly value?: unknown;
  readonly serviceUrl?: unknown;
  readonly conversation?: { readonly id?: unknown; readonly tenantId?: unknown };
  readonly channelData?: { readonly tenant?: { readonly id?: unknown } };
}

/** Who says to have signed; whether that is true is for the SDK to check. */
function issuerOf(authorization: string | undefined): unknown {
  const body = /^Bearer [^.]+\.([^.]+)\.[^.]+$/.exec(authorization ?? '')?.[1];
  try {
    return body && JSON.parse(Buffer.from(body, 'base64url').toString()).iss;
  } catch {
    return undefined;
  }
}

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

interface Inbound {
  readonly serviceUrl?: unknown;
  readonly conversation?: { readonly tenantId?: unknown };
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

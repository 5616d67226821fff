/** Microsoft's keys, of the tests' own: signs tokens as the Bot Connector and as Entra do, and shows by which keys they can be checked. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type CloudEnvironment, PUBLIC, withOverrides } from '@microsoft/teams.api';
import { startRecordingServer } from './recording-server.ts';
import { TENANT } from './teams-client.ts';

export const CLIENT_ID = '00000000-0000-0000-0000-000000000001';
export const CREDENTIALS = { clientId: CLIENT_ID, clientSecret: 'secret', tenantId: TENANT };
export const OTHER_TENANT = '77777777-7777-7777-7777-777777777777';

const HOUR_S = 3600;

export type Claims = Readonly<Record<string, unknown>>;

export interface KeyServer {
  /** For the channel: looks for keys here, and nowhere else. */
  readonly cloud: CloudEnvironment;
  /** `Authorization` of a request by Teams itself, about an activity with this service URL; claims that are undefined are left out. */
  connector(serviceurl: string, wrong?: Claims, key?: KeyObject): string;
  /** `Authorization` of a colleague in the tab. */
  colleague(oid: string, wrong?: Claims, key?: KeyObject): string;
  /** A key that nobody here knows of. */
  readonly otherKey: KeyObject;
  stop(): Promise<void>;
}

export async function startKeyServer(): Promise<KeyServer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { privateKey: otherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' };
  const server = await startRecordingServer(({ path }) => (path.endsWith('/keys') ? { body: { keys: [jwk] } } : { status: 404 }));
  const cloud = withOverrides(PUBLIC, { loginEndpoint: server.url, openIdMetadataUrl: `${server.url}/v1/.well-known/openidconfiguration` });
  const now = Math.floor(Date.now() / 1000);
  const lifetime = { nbf: now - 60, iat: now - 60, exp: now + HOUR_S };
  return {
    cloud,
    otherKey,
    connector: (serviceurl, wrong = {}, key = privateKey) =>
      bearer({ iss: PUBLIC.tokenIssuer, aud: CLIENT_ID, serviceurl, ...lifetime, ...wrong }, key),
    colleague: (oid, wrong = {}, key = privateKey) =>
      bearer({ iss: `${server.url}/${TENANT}/v2.0`, aud: CLIENT_ID, tid: TENANT, oid, scp: 'access_as_user', ...lifetime, ...wrong }, key),
    stop: () => server.stop(),
  };
}

export function expired(): Claims {
  return { exp: Math.floor(Date.now() / 1000) - HOUR_S };
}

function bearer(claims: Claims, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${part(claims)}`;
  return `Bearer ${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

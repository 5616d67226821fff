/** Who opens the tab: a colleague whom Teams signed in, by a token of Entra for our app. */
import type { CloudEnvironment } from '@microsoft/teams.api';
import { JwtValidator } from '@microsoft/teams.apps/dist/middleware/auth/jwt-validator.js';
import type { ILogger } from '@microsoft/teams.common';
import type { Address } from '../../../domain/address.ts';

export interface SignInParts {
  readonly clientId: string;
  readonly tenantId: string;
  readonly publicUrl: string;
  readonly cloud: CloudEnvironment;
  readonly logger: ILogger;
}

/** The one scope of the app registration, which lets Teams ask for a token (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad). */
const SCOPE = 'access_as_user';

export class SignIn {
  readonly #tenantId: string;
  readonly #tokens: JwtValidator;

  constructor({ clientId, tenantId, publicUrl, cloud, logger }: SignInParts) {
    this.#tenantId = tenantId;
    this.#tokens = new JwtValidator(
      {
        clientId,
        tenantId,
        audience: [applicationIdUri(publicUrl, clientId)],
        loginEndpoint: cloud.loginEndpoint,
        jwksUriOptions: { type: 'tenantId' },
        validateIssuer: { allowedTenantIds: [tenantId] },
        validateScope: { requiredScope: SCOPE },
      },
      logger,
    );
  }

  /** Undefined unless signature, issuer, audience, scope, tenant and expiry are all right. */
  async personOf(authorization: string | undefined): Promise<Address | undefined> {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    const claims = token ? await this.#tokens.validateAccessToken(token) : null;
    if (!claims || claims.tid !== this.#tenantId || typeof claims.oid !== 'string' || claims.exp === undefined) return undefined;
    return { channel: 'teams', id: claims.oid };
  }
}

/** What Entra calls our app; the manifest says the same in `webApplicationInfo.resource`. */
export function applicationIdUri(publicUrl: string, clientId: string): string {
  return `api://${new URL(publicUrl).host}/${clientId}`;
}

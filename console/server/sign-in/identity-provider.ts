import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as oidc from 'openid-client';

export interface Challenge {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The OpenID provider that says who a person is. */
export interface IdentityProvider {
  /** Fresh secrets of one sign-in. */
  challenge(): Challenge;
  /** Where the browser is sent to, `again` whoever is remembered there; asks for `openid` only, since names and roles are kept here. */
  authorizationUrl(challenge: Challenge, asks: { readonly again: boolean }): Promise<URL>;
  /** Whom the provider vouches for in its answer at `answer`. Rejects on anything that doesn't match `challenge`. */
  answerOf(answer: URL, challenge: Challenge): Promise<Vouched>;
  /** Whom the provider vouches for by an access token that was issued for this API. Rejects on anything else, an ID token too. */
  bearerOf(token: string, now: Date): Promise<VouchedByToken>;
}

/** The subject, and when the provider last asked who it is; undefined where it does not say. */
export interface Vouched {
  readonly subject: string;
  readonly authenticatedAt: Date | undefined;
}

/** `issuedAt`: `iat` of the token, a whole second, rounded down. */
export interface VouchedByToken extends Vouched {
  readonly issuedAt: Date;
}

/** Asked of a provider whose user must show again who they are; it then has to say when that was (OpenID Connect Core 3.1.2.1). */
const AGAIN = { prompt: 'login', max_age: '0' };

export interface IdentityProviderOptions {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly redirectUri: URL;
  /** Plain http towards the provider: the embedded one on loopback only. */
  readonly insecure: boolean;
  /** `aud` of the access tokens that are for this API; undefined: no token of a person is taken. */
  readonly audience: string | undefined;
}

/** Tokens are taken by public key alone: with a shared secret whoever checks one could write one. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];
/** A token lives no longer than a session does, whatever it says. */
const OLDEST_TOKEN = '12 hours';

/**
 * Checks an access token by RFC 9068: signature, `typ`, issuer, audience, not ended. Claims it must have: `sub`, `exp`, `iat`. Any
 * fault rejects.
 */
async function vouchedBy(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, audience, now }: { readonly issuer: string; readonly audience: string; readonly now: Date },
): Promise<VouchedByToken> {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience,
    typ: 'at+jwt',
    algorithms: ALGORITHMS,
    currentDate: now,
    maxTokenAge: OLDEST_TOKEN,
    requiredClaims: ['sub', 'exp', 'iat'],
  });
  const at = payload.auth_time;
  return {
    subject: payload.sub ?? '',
    issuedAt: new Date((payload.iat ?? 0) * 1_000),
    authenticatedAt: typeof at === 'number' ? new Date(at * 1_000) : undefined,
  };
}

/** Authorisation code flow with PKCE, state and nonce. The provider is looked up at the first sign-in, and again if that failed. */
export function openIdProvider(options: IdentityProviderOptions): IdentityProvider {
  let found: Promise<oidc.Configuration> | null = null;
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= oidc
      .discovery(
        options.issuer,
        options.clientId,
        undefined,
        options.clientSecret ? oidc.ClientSecretBasic(options.clientSecret) : oidc.None(),
        options.insecure ? { execute: [oidc.allowInsecureRequests] } : {},
      )
      .catch((error: unknown) => {
        found = null;
        throw error;
      });
    return found;
  };
  let keys: JWTVerifyGetKey | null = null;
  return {
    async bearerOf(token, now) {
      const { issuer, jwks_uri } = (await configuration()).serverMetadata();
      if (!options.audience || !jwks_uri)
        throw new Error('this console takes no access tokens: OIDC_API_AUDIENCE is not set');
      keys ??= createRemoteJWKSet(new URL(jwks_uri));
      return vouchedBy(token, keys, { issuer, audience: options.audience, now });
    },
    challenge: () => ({
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
    }),
    async authorizationUrl({ state, nonce, codeVerifier }, { again }) {
      return oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: options.redirectUri.href,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(again ? AGAIN : {}),
      });
    },
    async answerOf(answer, { state, nonce, codeVerifier }) {
      const tokens = await oidc.authorizationCodeGrant(await configuration(), answer, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the identity provider answered without an ID token');
      const at = claims.auth_time;
      return { subject: claims.sub, authenticatedAt: at === undefined ? undefined : new Date(at * 1_000) };
    },
  };
}

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
}

/** The subject, and when the provider last asked who it is; undefined where it does not say. */
export interface Vouched {
  readonly subject: string;
  readonly authenticatedAt: Date | undefined;
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
  return {
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

import { type ClientMetadata, errors, Provider } from 'oidc-provider';
import { page } from '../page.ts';
import { memoryAdapter } from './memory-adapter.ts';
import type { ProviderKeys } from './provider-keys.ts';

/** Where the embedded provider hangs in the console's own server. */
export const EMBEDDED_PATH = '/embedded-sign-in';
export const EMBEDDED_CLIENT_ID = 'zhengyun-console';
/** The command line: a program on somebody's own machine, which can keep no secret and answers on a loopback port (RFC 8252). */
export const COMMAND_CLIENT_ID = 'zhengyun-command';

/** What access tokens for the API name as their audience on one machine. */
export function apiAudience(publicUrl: URL): string {
  return new URL('/api', publicUrl).href;
}

/** A working day at the command line is one sign-in. */
const API_TOKEN_SECONDS = 8 * 3_600;

export interface EmbeddedProviderOptions {
  readonly publicUrl: URL;
  readonly redirectUri: URL;
  readonly keys: ProviderKeys;
}

function clientsOf(redirectUri: URL): ClientMetadata[] {
  return [
    {
      client_id: EMBEDDED_CLIENT_ID,
      token_endpoint_auth_method: 'none',
      redirect_uris: [redirectUri.href],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      require_auth_time: true,
    },
    {
      client_id: COMMAND_CLIENT_ID,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/signed-in'],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ];
}

/**
 * The OpenID provider of one machine: real protocol, simulated identities. Whoever reaches it may be anyone, so it exists in
 * ZHENGYUN_MODE=local only, on loopback; the environment check refuses everything else before this is called.
 */
export function makeEmbeddedProvider({ publicUrl, redirectUri, keys }: EmbeddedProviderOptions): Provider {
  return new Provider(new URL(EMBEDDED_PATH, publicUrl).href, {
    adapter: memoryAdapter(Date.now),
    clients: clientsOf(redirectUri),
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookie] },
    pkce: { required: () => true },
    scopes: ['openid'],
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo(_, resource) {
          if (resource !== apiAudience(publicUrl)) throw new errors.InvalidTarget();
          return {
            scope: '',
            accessTokenFormat: 'jwt',
            accessTokenTTL: API_TOKEN_SECONDS,
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
    },
    // So that acts of weight can see how long ago the person chose who they are.
    extraTokenClaims: (ctx) => ({ auth_time: ctx.oidc.entities.AuthorizationCode?.authTime }),
    interactions: { url: (_, interaction) => `${EMBEDDED_PATH}/choose/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    // The console and its command line are the only clients and ask for the subject only: there is nothing to consent to.
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    ttl: {
      Interaction: 600,
      AuthorizationCode: 60,
      IdToken: 300,
      AccessToken: (_, token) => token.resourceServer?.accessTokenTTL ?? 300,
      Grant: 600,
      Session: 600,
    },
    renderError(ctx) {
      ctx.type = 'html';
      ctx.body = page(
        '登录未完成',
        '<h1>登录未完成</h1><p>这次登录已经失效。</p><p><a href="/sign-in">重新登录</a></p>',
      );
    },
  });
}

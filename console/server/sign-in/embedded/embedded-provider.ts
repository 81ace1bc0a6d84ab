import { Provider } from 'oidc-provider';
import { page } from '../page.ts';
import { memoryAdapter } from './memory-adapter.ts';
import type { ProviderKeys } from './provider-keys.ts';

/** Where the embedded provider hangs in the console's own server. */
export const EMBEDDED_PATH = '/embedded-sign-in';
export const EMBEDDED_CLIENT_ID = 'zhengyun-console';

export interface EmbeddedProviderOptions {
  readonly publicUrl: URL;
  readonly redirectUri: URL;
  readonly keys: ProviderKeys;
}

/**
 * The OpenID provider of one machine: real protocol, simulated identities. Whoever reaches it may be anyone, so it exists in
 * ZHENGYUN_MODE=local only, on loopback; the environment check refuses everything else before this is called.
 */
export function makeEmbeddedProvider({ publicUrl, redirectUri, keys }: EmbeddedProviderOptions): Provider {
  return new Provider(new URL(EMBEDDED_PATH, publicUrl).href, {
    adapter: memoryAdapter(Date.now),
    clients: [
      {
        client_id: EMBEDDED_CLIENT_ID,
        token_endpoint_auth_method: 'none',
        redirect_uris: [redirectUri.href],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        require_auth_time: true,
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookie] },
    pkce: { required: () => true },
    scopes: ['openid'],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `${EMBEDDED_PATH}/choose/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    // The console is the only client there is and asks for the subject only: there is nothing to consent to.
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    ttl: { Interaction: 600, AuthorizationCode: 60, IdToken: 300, AccessToken: 300, Grant: 600, Session: 600 },
    renderError(ctx) {
      ctx.type = 'html';
      ctx.body = page(
        '登录未完成',
        '<h1>登录未完成</h1><p>这次登录已经失效。</p><p><a href="/sign-in">重新登录</a></p>',
      );
    },
  });
}

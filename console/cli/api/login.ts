import { createServer, type Server } from 'node:http';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { keepToken } from './token-file.ts';

const resourceSchema = z.object({
  resource: z.string(),
  authorization_servers: z.array(z.url()),
  zhengyun_command_client_id: z.string().nullable(),
});

export interface LoginOptions {
  /** The console. */
  readonly url: URL;
  readonly file: string;
  readonly now: () => Date;
  /** Shows the person the address to open in a browser. */
  readonly show: (address: URL) => void;
  /** Milliseconds that the person has. */
  readonly patienceMs: number;
}

/** One hour: what a token lives for where the provider does not say. */
const UNSAID_SECONDS = 3_600;

/** Where the console's people get their tokens (RFC 9728). */
async function describe(url: URL): Promise<{ issuer: URL; audience: string; clientId: string }> {
  const response = await fetch(new URL('/.well-known/oauth-protected-resource/api', url));
  const parsed = resourceSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new Error(`${url.origin} does not say how to sign in: is this a Zhengyun console?`);
  const { resource, authorization_servers, zhengyun_command_client_id: clientId } = parsed.data;
  const [issuer] = authorization_servers;
  if (!issuer || !clientId)
    throw new Error(`${url.origin} signs nobody in from the command line: put a key or token into ZHENGYUN_TOKEN`);
  return { issuer: new URL(issuer), audience: resource, clientId };
}

/** Waits for the browser to come back with the provider's answer, and tells the person to close the page. */
function answerAt(server: Server, patienceMs: number): Promise<URL> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('nobody signed in in time: run login again')), patienceMs);
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (url.pathname !== '/signed-in') {
        response.writeHead(404).end();
        return;
      }
      clearTimeout(timer);
      response
        .writeHead(200, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
        .end('已登录，可以关闭本页。 Signed in; you can close this page.\n');
      resolve(url);
    });
  });
}

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port on 127.0.0.1 is free');
  return { server, port: address.port };
}

/**
 * Signs a person in by their own browser (RFC 8252: code flow with PKCE, answer on a loopback port) and keeps the access token until it
 * ends. Resolves with that instant. The provider asks who it is each time, so that acts of weight go through right after.
 */
export async function login({ url, file, now, show, patienceMs }: LoginOptions): Promise<Date> {
  const { issuer, audience, clientId } = await describe(url);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname);
  const execute = loopback && issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  const provider = await oidc.discovery(issuer, clientId, undefined, oidc.None(), { execute });
  const { server, port } = await listen();
  try {
    const [pkceCodeVerifier, expectedState] = [oidc.randomPKCECodeVerifier(), oidc.randomState()];
    const answer = answerAt(server, patienceMs);
    show(
      oidc.buildAuthorizationUrl(provider, {
        redirect_uri: `http://127.0.0.1:${port}/signed-in`,
        scope: 'openid',
        resource: audience,
        prompt: 'login',
        state: expectedState,
        code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
      }),
    );
    const back = await answer;
    back.port = String(port);
    const checks = { pkceCodeVerifier, expectedState };
    const tokens = await oidc.authorizationCodeGrant(provider, back, checks, { resource: audience });
    const expiresAt = new Date(now().getTime() + (tokens.expires_in ?? UNSAID_SECONDS) * 1_000);
    await keepToken(file, url.origin, { token: tokens.access_token, expiresAt: expiresAt.toISOString() });
    return expiresAt;
  } finally {
    server.close();
  }
}

import { join } from 'node:path';
import { listSamplePeople } from '@zhengyun/domain/sessions/list-sample-people.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import type { ServerEnv } from './env.ts';
import {
  apiAudience,
  COMMAND_CLIENT_ID,
  EMBEDDED_CLIENT_ID,
  EMBEDDED_PATH,
  makeEmbeddedProvider,
} from './sign-in/embedded/embedded-provider.ts';
import type { EmbeddedParts } from './sign-in/embedded/mount.ts';
import { providerKeys } from './sign-in/embedded/provider-keys.ts';
import { type IdentityProvider, openIdProvider } from './sign-in/identity-provider.ts';
import { CALLBACK_PATH } from './sign-in/routes.ts';

/** Where people get access tokens for the API, and what those name as audience. */
export interface ApiSignIn {
  readonly issuer: URL;
  readonly audience: string;
  /** Public client of the command line at the provider (RFC 8252); undefined: it signs nobody in. */
  readonly commandClientId: string | undefined;
}

export interface Identity {
  readonly identity: IdentityProvider;
  /** Null: the API takes keys of programs alone. */
  readonly apiSignIn: ApiSignIn | null;
  readonly embedded: EmbeddedParts | null;
}

/** Who vouches for people: the province's provider where one is named, else (one machine only) the embedded one. */
export async function makeIdentity(env: ServerEnv, db: Context['db']): Promise<Identity> {
  const redirectUri = new URL(CALLBACK_PATH, env.publicUrl);
  if (env.OIDC_ISSUER && env.OIDC_CLIENT_ID) {
    const issuer = new URL(env.OIDC_ISSUER);
    const { OIDC_API_AUDIENCE: audience, OIDC_COMMAND_CLIENT_ID: commandClientId } = env;
    const identity = openIdProvider({
      issuer,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET_FILE,
      redirectUri,
      insecure: false,
      audience,
    });
    return { identity, embedded: null, apiSignIn: audience ? { issuer, audience, commandClientId } : null };
  }
  if (env.ZHENGYUN_MODE !== 'local')
    throw new Error('the embedded sign-in is for ZHENGYUN_MODE=local only: set OIDC_ISSUER and OIDC_CLIENT_ID');
  const keys = await providerKeys(join(env.ZHENGYUN_DATA, 'embedded-sign-in.json'));
  const people = () =>
    listSamplePeople({ actor: { kind: 'job', task: 'sign-in' }, now: new Date(), db, traceId: 'embedded-sign-in' }, {});
  const issuer = new URL(EMBEDDED_PATH, env.publicUrl);
  const audience = apiAudience(env.publicUrl);
  const identity = openIdProvider({
    issuer,
    clientId: EMBEDDED_CLIENT_ID,
    redirectUri,
    insecure: true,
    audience,
  });
  const provider = makeEmbeddedProvider({ publicUrl: env.publicUrl, redirectUri, keys });
  const apiSignIn = { issuer, audience, commandClientId: COMMAND_CLIENT_ID };
  return { identity, embedded: { provider, people, publicUrl: env.publicUrl }, apiSignIn };
}

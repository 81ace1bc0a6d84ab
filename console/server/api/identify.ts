import { countCall } from '@zhengyun/domain/api-clients/count-call.ts';
import { useKey } from '@zhengyun/domain/api-clients/use-key.ts';
import { readAccount } from '@zhengyun/domain/people/read-account.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { FastifyBaseLogger } from 'fastify';
import type { SignedIn } from '../context.ts';
import type { IdentityProvider, VouchedByToken } from '../sign-in/identity-provider.ts';

export interface IdentifyParts {
  readonly identity: Pick<IdentityProvider, 'bearerOf'>;
  /** Calls a minute by one key or one person. */
  readonly limit: number;
}

/** Who calls, and for what; `scopes` null: a person, who may do all that their roles allow. */
export interface ApiCaller {
  readonly actor: SignedIn['actor'];
  readonly scopes: readonly string[] | null;
}

/** Longer than any token of ours or of a provider. */
const LONGEST_TOKEN = 8_192;

/**
 * Who bears the credential in an Authorization header, and counts the call. Refused: NOT_SIGNED_IN without one, BEARER_INVALID with one
 * that is worth nothing (a token from before its person ended all sign-ins too), PERSON_UNKNOWN for whom the provider knows and the console does not, RATE_LIMITED.
 */
export async function identify(
  authorization: string | undefined,
  ctx: Context,
  { identity, limit, log }: IdentifyParts & { readonly log: FastifyBaseLogger },
): Promise<ApiCaller> {
  const token = bearerIn(authorization);
  const { caller, counted } = token.startsWith('zy_')
    ? await byKey(token, ctx)
    : await byToken(token, ctx, { identity, log });
  const seconds = await countCall(ctx, { caller: counted, limit });
  if (seconds !== null) throw new DomainError('RATE_LIMITED', { seconds });
  return caller;
}

function bearerIn(authorization: string | undefined): string {
  if (!authorization) throw new DomainError('NOT_SIGNED_IN');
  const [, token] = /^bearer +([\w.~+/=-]+)$/i.exec(authorization) ?? [];
  if (!token || token.length > LONGEST_TOKEN) throw new DomainError('BEARER_INVALID', { reason: 'form' });
  return token;
}

async function byKey(key: string, ctx: Context): Promise<{ caller: ApiCaller; counted: string }> {
  if (key.length > 200) throw new DomainError('BEARER_INVALID', { reason: 'form' });
  const use = await useKey(ctx, { key });
  if ('refused' in use) throw new DomainError('BEARER_INVALID', { reason: use.refused });
  return { caller: { actor: use.actor, scopes: use.scopes }, counted: `key:${use.keyId}` };
}

async function byToken(
  token: string,
  ctx: Context,
  { identity, log }: { readonly identity: IdentifyParts['identity']; readonly log: FastifyBaseLogger },
): Promise<{ caller: ApiCaller; counted: string }> {
  const vouched = await identity.bearerOf(token, ctx.now).catch((error: unknown): VouchedByToken => {
    log.warn({ err: error }, 'an access token does not hold');
    throw new DomainError('BEARER_INVALID', { reason: 'token' });
  });
  const { subject, issuedAt, authenticatedAt } = vouched;
  const person = await readAccount(ctx, { subject, issuedAt });
  // Never later than our own clock, as at a sign-in: a provider's clock ahead of ours would keep it recent for longer.
  const at = authenticatedAt && authenticatedAt > ctx.now ? ctx.now : (authenticatedAt ?? null);
  const actor = { ...person, through: { sessionId: null, authenticatedAt: at } };
  return { caller: { actor, scopes: null }, counted: `person:${person.id}` };
}

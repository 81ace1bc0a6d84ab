import { beginSignIn } from '@zhengyun/domain/sessions/begin-sign-in.ts';
import { completeSignIn } from '@zhengyun/domain/sessions/complete-sign-in.ts';
import { returnToSchema } from '@zhengyun/domain/sessions/schemas.ts';
import { takeSignIn } from '@zhengyun/domain/sessions/take-sign-in.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { httpStatusOf, refusalIn } from '../error-map.ts';
import { localeOf } from '../http/locale.ts';
import { faultMessage, messageOf } from '../message.ts';
import type { CookieNames } from './cookies.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { escapeHtml, page } from './page.ts';
import type { Sessions } from './sessions.ts';

export interface SignInParts {
  readonly identity: IdentityProvider;
  readonly sessions: Sessions;
  readonly cookies: CookieNames;
  readonly publicUrl: URL;
}

/** Path of the console that the identity provider answers to. */
export const CALLBACK_PATH = '/sign-in/callback';
/** Calls a minute from one address: people sign in rarely, guessing machines often. */
const RATE_LIMIT = { rateLimit: { max: 120, timeWindow: '1 minute' } };

function returnToOf(query: unknown): string {
  const wanted = typeof query === 'object' && query !== null && 'return_to' in query ? query.return_to : '/';
  const parsed = returnToSchema.safeParse(wanted);
  return parsed.success ? parsed.data : '/';
}

/** `again=1`: for an act of weight, which asks that it is the person who is at the browser now. */
function asksAgain(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'again' in query && query.again === '1';
}

async function begin(parts: SignInParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  // Under another name of this host the cookie would not come back with the answer.
  if (request.host !== parts.publicUrl.host) return reply.redirect(new URL(request.url, parts.publicUrl).href);
  const challenge = parts.identity.challenge();
  await beginSignIn(parts.sessions.contextOf(request), { ...challenge, returnTo: returnToOf(request.query) });
  const target = await parts.identity.authorizationUrl(challenge, { again: asksAgain(request.query) });
  return reply.setCookie(parts.cookies.attempt, challenge.state, parts.cookies.options).redirect(target.href);
}

async function complete(parts: SignInParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = parts.sessions.contextOf(request);
  const answer = new URL(request.url, parts.publicUrl);
  // The state must be the one this browser began with, or a victim could be signed in as somebody else.
  const state = request.cookies[parts.cookies.attempt];
  const attempt = state && state === answer.searchParams.get('state') ? await takeSignIn(ctx, { state }) : null;
  if (!attempt) throw new DomainError('SIGN_IN_FAILED');
  const { subject, authenticatedAt } = await parts.identity.answerOf(answer, attempt).catch((error: unknown) => {
    request.log.warn({ err: error }, 'the identity provider’s answer does not hold');
    throw new DomainError('SIGN_IN_FAILED');
  });
  const previousToken = request.cookies[parts.cookies.session];
  const { token } = await completeSignIn(ctx, {
    subject,
    userAgent: request.headers['user-agent'] ?? '',
    ...(authenticatedAt ? { authenticatedAt } : {}),
    ...(previousToken ? { previousToken } : {}),
  });
  return reply
    .clearCookie(parts.cookies.attempt, parts.cookies.options)
    .setCookie(parts.cookies.session, token, parts.cookies.options)
    .redirect(attempt.returnTo);
}

function showFailure(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalIn(error);
  const locale = localeOf(request.headers['accept-language']);
  // The framework's own refusals (too many calls, a body of the wrong type) keep their status.
  const refusedByFramework = !refusal && error.statusCode !== undefined && error.statusCode < 500;
  if (!refusal && !refusedByFramework) request.log.error({ err: error }, 'sign-in failed');
  const status = refusal ? httpStatusOf(refusal.code) : refusedByFramework ? error.statusCode : undefined;
  const message = refusal ? messageOf(refusal, locale) : faultMessage(locale, request.id);
  const body = `<h1>登录未完成</h1><p>${escapeHtml(message)}</p><p><small>${escapeHtml(refusal?.code ?? 'FAULT')} · ${escapeHtml(request.id)}</small></p><p><a href="/sign-in">重新登录</a></p>`;
  return reply
    .code(status ?? 503)
    .type('text/html; charset=utf-8')
    .send(page('登录未完成', body));
}

/** `GET /sign-in?return_to=/path` (`again=1`: even if remembered), the provider's answer, and `POST /sign-out` for clients without the page. */
export async function signInRoutes(app: FastifyInstance, parts: SignInParts): Promise<void> {
  app.setErrorHandler(showFailure);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.get('/sign-in', { config: RATE_LIMIT }, (request, reply) => begin(parts, request, reply));
  app.get(CALLBACK_PATH, { config: RATE_LIMIT }, (request, reply) => complete(parts, request, reply));
  app.post('/sign-out', async (request, reply) => {
    parts.sessions.requireSameOrigin(request, { consoleHeader: false });
    await (await parts.sessions.of(request, reply))?.signOut();
    return reply.code(303).redirect('/');
  });
}

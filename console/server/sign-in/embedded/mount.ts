import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { crossSiteReason } from '../../http/same-origin.ts';
import { type Choice, choosePage } from './choose-page.ts';
import { EMBEDDED_PATH } from './embedded-provider.ts';

export interface EmbeddedParts {
  readonly provider: Provider;
  readonly people: () => Promise<readonly Choice[]>;
  readonly publicUrl: URL;
}

const answerSchema = z.object({ subject: z.string().min(1) });

/**
 * The console's policy for a page whose form leads on to who asked for the sign-in, which the provider has found to be theirs: browsers
 * hold the redirects after a form to `form-action` too, and the command line waits on a port of its own.
 */
function leadingOn(policy: unknown, redirectUri: unknown): string {
  return String(policy).replace("form-action 'self'", `form-action 'self' ${new URL(String(redirectUri)).origin}`);
}

function chooseRoutes(app: FastifyInstance, { provider, people, publicUrl }: EmbeddedParts): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  app.get('/choose/:uid', async (request, reply) => {
    const { params } = await provider.interactionDetails(request.raw, reply.raw);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', leadingOn(reply.getHeader('content-security-policy'), params.redirect_uri))
      .send(choosePage(await people(), request.url));
  });
  app.post('/choose/:uid', async (request, reply) => {
    const foreign = crossSiteReason(
      {
        method: request.method,
        origin: request.headers.origin,
        secFetchSite: request.headers['sec-fetch-site']?.toString(),
        consoleHeader: null,
      },
      publicUrl.origin,
    );
    const answer = answerSchema.safeParse(request.body);
    const known = (await people()).some(({ subject }) => answer.success && subject === answer.data.subject);
    if (foreign || !answer.success || !known) return reply.code(400).send({ code: 'INPUT_INVALID' });
    reply.hijack();
    await provider.interactionFinished(
      request.raw,
      reply.raw,
      // A program on one's own machine is asked about apart from who one is; here choosing is both.
      { login: { accountId: answer.data.subject }, consent: {} },
      { mergeWithLastSubmission: false },
    );
    return reply;
  });
}

/** The provider remembers nobody: each sign-in goes without the session of the one before, so it asks who one is. */
function withoutSession(cookie: string | undefined): string {
  const kept = (cookie ?? '').split(/;\s*/).filter((pair) => !pair.startsWith('_session'));
  return kept.join('; ');
}

/** Hands everything else under the path to the provider, body unread, with the path it hangs under cut off. */
function providerRoutes(app: FastifyInstance, provider: Provider): void {
  const handle = provider.callback();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.all('/*', async (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack();
    const raw = request.raw as IncomingMessage & { originalUrl?: string };
    raw.originalUrl = request.url;
    raw.url = request.url.slice(EMBEDDED_PATH.length);
    if (raw.url.startsWith('/auth')) raw.headers.cookie = withoutSession(raw.headers.cookie);
    await handle(raw, reply.raw);
  });
}

/** Hangs the embedded sign-in into the console's server. */
export async function mountEmbedded(app: FastifyInstance, parts: EmbeddedParts): Promise<void> {
  await app.register(async (inner) => chooseRoutes(inner, parts), { prefix: EMBEDDED_PATH });
  await app.register(async (inner) => providerRoutes(inner, parts.provider), { prefix: EMBEDDED_PATH });
}

import type { Context } from '@zhengyun/domain/verb/context.ts';
import { DomainError, ERROR_CODES } from '@zhengyun/domain/verb/errors.ts';
import { errorMessage } from '@zhengyun/rulebook/messages/message.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.ts';
import { localeOf } from '../http/locale.ts';
import type { ApiSignIn } from '../identity.ts';
import { appRouter } from '../router.ts';
import { createCallerFactory } from '../trpc.ts';
import { fileRoute } from './file-route.ts';
import { type ApiCaller, type IdentifyParts, identify } from './identify.ts';
import { keyedCall } from './keyed-call.ts';
import { openApiDocument } from './openapi.ts';
import { API_PREFIX, type ApiOperation, apiOperations } from './operations.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';
import { readQueryString } from './read-query-string.ts';

export interface ApiParts extends IdentifyParts {
  readonly db: Context['db'];
  readonly usageCopy?: Context['usageCopy'];
  readonly printer?: Context['printer'];
  readonly now: () => Date;
  readonly metrics: ServerContext['metrics'];
  readonly credentials: ServerContext['credentials'];
  readonly publicUrl: URL;
  /** Where people get access tokens; null: keys of programs alone are taken. */
  readonly signIn: ApiSignIn | null;
}

const createCaller = createCallerFactory(appRouter);

/** What a procedure is reached by in a caller: aggregate, then name. */
type Callables = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

/** The API's own context: its actor never reaches a procedure. */
function serverOf(parts: ApiParts, request: FastifyRequest): Context {
  return { actor: { kind: 'job', task: 'api' }, now: parts.now(), db: parts.db, traceId: request.id };
}

/** Refuses a program's key that has not the scope; a person may do what their roles allow. */
function requireScope({ scopes }: ApiCaller, { scope, path }: ApiOperation): void {
  if (scopes === null) return;
  if (scope === null) throw new DomainError('PERSON_NEEDED', { procedure: path });
  if (!scopes.includes(scope)) throw new DomainError('SCOPE_MISSING', { scope });
}

function inputOf(request: FastifyRequest, { method, input }: ApiOperation): unknown {
  if (method === 'POST') return request.body ?? undefined;
  if (input === null) return undefined;
  return readQueryString(request.query as Record<string, string | readonly string[]>, input);
}

async function serve(parts: ApiParts, operation: ApiOperation, request: FastifyRequest): Promise<string> {
  const server = serverOf(parts, request);
  const { identity, limit } = parts;
  const caller = await identify(request.headers.authorization, server, { identity, limit, log: request.log });
  requireScope(caller, operation);
  const input = inputOf(request, operation);
  const { actor } = caller;
  const context: ServerContext = {
    db: parts.db,
    usageCopy: parts.usageCopy,
    now: server.now,
    traceId: request.id,
    locale: localeOf(request.headers['accept-language']),
    session: async () => ({ actor, signOut: async () => undefined }),
    log: request.log,
    metrics: parts.metrics,
    credentials: parts.credentials,
  };
  const [aggregate = '', name = ''] = operation.path.split('.');
  const call = (createCaller(context) as unknown as Callables)[aggregate]?.[name];
  if (!call) throw new DomainError('NOT_FOUND', { what: operation.path });
  const perform = async (): Promise<string> => JSON.stringify((await call(input)) ?? null);
  const key = request.headers['idempotency-key'];
  if (operation.kind === 'query' || key === undefined) return perform();
  const { path } = operation;
  return keyedCall({ actor, path, input, key: key.toString() }, { ctx: server, log: request.log }, perform);
}

/** The operation that a request names. NOT_FOUND; null after the answer that it is not called by this method. */
function operationOf(request: FastifyRequest, reply: FastifyReply): ApiOperation | null {
  const { aggregate, procedure } = request.params as { readonly aggregate: string; readonly procedure: string };
  const operation = apiOperations().get(`${aggregate}.${procedure}`);
  if (!operation) throw new DomainError('NOT_FOUND', { what: request.url.split('?')[0] ?? '' });
  if (operation.method === request.method) return operation;
  reply.header('allow', operation.method);
  return null;
}

/** Where to get a token for this API (RFC 9728), and the client by which the command line does. */
function describeResource({ signIn, publicUrl }: ApiParts): unknown {
  return {
    resource: signIn?.audience ?? new URL('/api', publicUrl).href,
    resource_name: 'Zhengyun 政云',
    authorization_servers: signIn ? [signIn.issuer.href] : [],
    bearer_methods_supported: ['header'],
    resource_documentation: new URL('/api/openapi.json', publicUrl).href,
    zhengyun_command_client_id: signIn?.commandClientId ?? null,
  };
}

/** The sentence of a code in both languages, where a problem document's `type` points to. */
function describeProblem(code: string): unknown {
  const known = ERROR_CODES.find((each) => each === code);
  if (!known) throw new DomainError('NOT_FOUND', { what: code });
  return { code: known, 'zh-CN': errorMessage('zh-CN', known), 'en-US': errorMessage('en-US', known) };
}

/**
 * The API for programs: `GET /api/openapi.json` and each procedure at `/api/v1/<aggregate>/<procedure>`, with a bearer and no cookie, so
 * that no other site's page can call it in somebody's name. No CORS: it is called by programs, not from pages of others.
 */
export async function apiRoutes(app: FastifyInstance, parts: ApiParts): Promise<void> {
  const types = new URL('/api/problems/', parts.publicUrl);
  // JSON alone: a text would reach the verb as one.
  app.removeContentTypeParser('text/plain');
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  app.setErrorHandler((error, request, reply) => {
    const locale = localeOf(request.headers['accept-language']);
    const { problem, headers } = problemOf(error, { locale, traceId: request.id, types });
    if (problem.status >= 500 && problem.code === 'FAULT')
      request.log.error({ err: error }, 'a call of the API failed');
    return reply.code(problem.status).headers(headers).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  });
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(openApiDocument(parts.publicUrl)),
  );
  app.get('/.well-known/oauth-protected-resource/api', async () => describeResource(parts));
  app.get('/api/problems/:code', async (request) => describeProblem((request.params as { code: string }).code));
  fileRoute(app, parts);
  app.all(`${API_PREFIX}/:aggregate/:procedure`, async (request, reply) => {
    const operation = operationOf(request, reply);
    if (!operation) throw Object.assign(new Error(`${request.method} is not allowed here`), { statusCode: 405 });
    return reply.type('application/json; charset=utf-8').send(await serve(parts, operation, request));
  });
}

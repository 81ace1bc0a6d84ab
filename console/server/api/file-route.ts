import { exportStatement } from '@zhengyun/domain/exports/export-statement.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDownload } from '../http/export-routes.ts';
import { makeUploadGate } from '../http/upload-gate.ts';
import type { ApiParts } from './api-routes.ts';
import { identify } from './identify.ts';
import { API_PREFIX } from './operations.ts';

/** Files that are being taken at once, as on the page: each reads a part of its lines at a time. */
const AT_ONCE = { ofOne: 3, ofAll: 12 };
/** After how many seconds one that found no room is worth trying again. */
const ROOM_SECONDS = 5;
/** What a key needs: a file says no more than the statement that settlement.get gives. */
const SCOPE = 'settlement:read';

/**
 * A statement as a file, for programs and the command line: `GET /api/v1/exports/statement?statementId=&format=&locale=` with a bearer. It answers with the
 * file's bytes and not with JSON, so it is no procedure. Each take leaves a row in the audit log. SCOPE_MISSING, RATE_LIMITED, and what the verb refuses; a file
 * that fails half way ends without its last chunk.
 */
export function fileRoute(app: FastifyInstance, parts: ApiParts): void {
  const gate = makeUploadGate(AT_ONCE);
  const letIn = (id: string, { raw: { socket } }: FastifyRequest, { raw }: FastifyReply): void => {
    const leave = gate.enter(id);
    if (!leave) throw new DomainError('RATE_LIMITED', { seconds: ROOM_SECONDS });
    raw.once('close', leave);
    // Over already, it says so no more.
    if (socket.destroyed) leave();
    // What is made before the first byte has a time of its own.
    else socket.setTimeout(0);
  };
  app.get(`${API_PREFIX}/exports/statement`, { exposeHeadRoute: false }, async (request, reply) => {
    const { db, printer, identity, limit, now: clock } = parts;
    const now = clock();
    const server = { actor: { kind: 'job', task: 'api' }, now, db, traceId: request.id } as const;
    const caller = await identify(request.headers.authorization, server, { identity, limit, log: request.log });
    if (caller.scopes && !caller.scopes.includes(SCOPE)) throw new DomainError('SCOPE_MISSING', { scope: SCOPE });
    const { actor } = caller;
    letIn(actor.id, request, reply);
    const query = request.query as Parameters<typeof exportStatement>[1];
    return sendDownload(reply, await exportStatement({ actor, now, db, printer, traceId: request.id }, query));
  });
}

import { addEvidenceWith } from '@zhengyun/domain/disputes/add-evidence.ts';
import { DISPUTE_SPEAKERS } from '@zhengyun/domain/disputes/schemas.ts';
import { addAttachmentWith } from '@zhengyun/domain/requests/attachments/add-attachment.ts';
import { attachToWordWith } from '@zhengyun/domain/requests/attachments/attach-to-word.ts';
import { postgresContent } from '@zhengyun/domain/requests/attachments/content-store.ts';
import { readAttachmentWith } from '@zhengyun/domain/requests/attachments/read-attachment.ts';
import { ATTACHMENT_KINDS, ATTACHMENT_LIMIT_MB } from '@zhengyun/domain/requests/attachments/schemas.ts';
import { DRAFT_WRITERS } from '@zhengyun/domain/requests/drafts/schemas.ts';
import type { Role } from '@zhengyun/domain/verb/actor.ts';
import { type Context, holds } from '@zhengyun/domain/verb/context.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sessions } from '../sign-in/sessions.ts';
import { contentDisposition } from './content-disposition.ts';
import { leaveWithConnection } from './leave-with-connection.ts';
import { sendFailure } from './send-failure.ts';
import { makeUploadGate } from './upload-gate.ts';

export interface AttachmentParts {
  readonly db: Context['db'];
  readonly now: () => Date;
  readonly sessions: Sessions;
}

const addAttachment = addAttachmentWith(postgresContent);
const addEvidence = addEvidenceWith(attachToWordWith(postgresContent));
const readAttachment = readAttachmentWith(postgresContent);

/** Read on past what is taken: cut off in the middle of sending, a browser would show no answer at all. */
const READ_LIMIT_MB = 3 * ATTACHMENT_LIMIT_MB;

/** Each upload holds up to READ_LIMIT_MB of memory: 240 MB in all. */
const UPLOADS_AT_ONCE = { ofOne: 3, ofAll: 8 };
/** After how many seconds one that found no room is worth trying again. */
const ROOM_SECONDS = 5;
/** After how long an upload of which nothing more comes is broken off, and one that is not done: a file of the largest size at 18 kB/s. */
const UPLOAD_PATIENCE = { idleMs: 60_000, wholeMs: 600_000 };

interface Upload {
  readonly Querystring: { readonly draft?: string; readonly dispute?: string; readonly name?: string };
}

/** Adds the bytes to the dispute that is named, else to the draft. */
function keep(context: Context, { draft = '', dispute, name = '' }: Upload['Querystring'], content: Buffer) {
  return dispute === undefined
    ? addAttachment(context, { draftId: draft, name, content })
    : addEvidence(context, { disputeId: dispute, name, content });
}

/**
 * Files that go with requests and appeals, and evidence in disputes: `POST /attachments?draft=&name=` (`?dispute=&name=`) takes the bytes as they are,
 * `GET /attachments/:id` gives them back as a download that no browser shows or runs as part of the console. For people in a session; who calls, whether they may, and whether there is room
 * for one more (RATE_LIMITED) is found out before a byte is taken.
 */
export async function attachmentRoutes(app: FastifyInstance, { db, now, sessions }: AttachmentParts): Promise<void> {
  const contexts = new WeakMap<FastifyRequest, Context>();
  const contextOf = (request: FastifyRequest): Context => {
    const known = contexts.get(request);
    if (!known) throw new DomainError('NOT_SIGNED_IN');
    return known;
  };
  app.addHook('onRequest', async (request, reply) => {
    sessions.requireSameOrigin(request, { consoleHeader: true });
    const signedIn = await sessions.of(request, reply);
    if (!signedIn) throw new DomainError('NOT_SIGNED_IN');
    const context: Context = { actor: signedIn.actor, now: now(), db, traceId: request.id };
    contexts.set(request, context);
    if (request.method === 'POST') await letIn(context, request, reply);
  });
  const gate = makeUploadGate(UPLOADS_AT_ONCE);
  const letIn = async (context: Context, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // Refused by the verb itself, which notes who tried.
    const asked = request.query as Upload['Querystring'];
    const takers: readonly Role[] = asked.dispute === undefined ? DRAFT_WRITERS : DISPUTE_SPEAKERS;
    if (!takers.some((role) => holds(context.actor, role))) await keep(context, asked, Buffer.alloc(0));
    const leave = context.actor.kind === 'person' ? gate.enter(context.actor.id) : null;
    if (!leave) throw new DomainError('RATE_LIMITED', { seconds: ROOM_SECONDS });
    leaveWithConnection({ request: request.raw, response: reply.raw }, leave, UPLOAD_PATIENCE);
  };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post<Upload>(
    '/attachments',
    { bodyLimit: READ_LIMIT_MB * 1_024 * 1_024, errorHandler: sayWhichFile },
    async (request) => {
      const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return keep(contextOf(request), request.query, content);
    },
  );
  app.get<{ Params: { readonly id: string } }>('/attachments/:id', async (request, reply) => {
    const { content, ...attachment } = await readAttachment(contextOf(request), { attachmentId: request.params.id });
    return reply
      .header('content-type', ATTACHMENT_KINDS[attachment.kind])
      .header('content-disposition', contentDisposition(attachment.name))
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  });
}

/** A body that is larger than is read is a file that is too large too, and is refused by its name. */
function sayWhichFile(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') return sendFailure(error, request, reply);
  const name = (request.query as Upload['Querystring']).name ?? '';
  const refusal = new DomainError('ATTACHMENT_TOO_LARGE', { name: name.slice(0, 128), limit: ATTACHMENT_LIMIT_MB });
  return sendFailure(refusal as unknown as FastifyError, request, reply);
}

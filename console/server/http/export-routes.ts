import { Readable } from 'node:stream';
import { exportAssets } from '@zhengyun/domain/exports/export-assets.ts';
import { exportMonth } from '@zhengyun/domain/exports/export-month.ts';
import { exportMonthVouchers } from '@zhengyun/domain/exports/export-month-vouchers.ts';
import { exportStatement } from '@zhengyun/domain/exports/export-statement.ts';
import { exportVoucher } from '@zhengyun/domain/exports/export-voucher.ts';
import type { Download } from '@zhengyun/domain/exports/schemas.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sessions } from '../sign-in/sessions.ts';
import { contentDisposition } from './content-disposition.ts';
import { makeUploadGate } from './upload-gate.ts';

export interface ExportParts {
  readonly db: Context['db'];
  /** What prints PDFs; absent: there are none. */
  readonly printer?: Context['printer'];
  readonly now: () => Date;
  readonly sessions: Sessions;
}

/** Files that are being taken: each reads a part of its lines at a time, and holds no connection to the database between the parts. */
const AT_ONCE = { ofOne: 3, ofAll: 12 };
/** After how many seconds one that found no room is worth trying again. */
const ROOM_SECONDS = 5;
/** After how long a file of which nothing more is taken is broken off: it would keep its place for good. */
const IDLE_MS = 60_000;
/** Browsers say where a download was asked for: on our own pages, or by the person in the address line. */
const OWN_PAGES: readonly (string | undefined)[] = [undefined, 'same-origin', 'none'];

type Query = Readonly<Record<string, string | undefined>>;
const VERBS = {
  '/exports/statement': (context: Context, query: Query): Promise<Download> =>
    exportStatement(context, query as Parameters<typeof exportStatement>[1]),
  '/exports/voucher': (context: Context, query: Query): Promise<Download> =>
    exportVoucher(context, query as Parameters<typeof exportVoucher>[1]),
  '/exports/month-vouchers': (context: Context, query: Query): Promise<Download> =>
    exportMonthVouchers(context, query as Parameters<typeof exportMonthVouchers>[1]),
  '/exports/month': (context: Context, query: Query): Promise<Download> =>
    exportMonth(context, query as Parameters<typeof exportMonth>[1]),
  '/exports/assets': (context: Context, query: Query): Promise<Download> =>
    exportAssets(context, query as Parameters<typeof exportAssets>[1]),
} as const;

/**
 * The same content, its first part made already: what refuses it before that (a draft built anew, a print that failed) is an answer of its
 * own and no broken file.
 */
async function begun(content: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const parts = content[Symbol.asyncIterator]();
  let first: IteratorResult<Uint8Array> | undefined = await parts.next();
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const next = first ?? (await parts.next());
        first = undefined;
        return next;
      },
      return: async () => (await parts.return?.()) ?? { done: true, value: undefined },
    }),
  };
}

/** Answers with a file as it is made, and breaks off one of which nothing more is taken; one that fails half way ends without its last chunk, so that no browser keeps it as whole. */
export async function sendDownload(reply: FastifyReply, { name, type, content }: Download): Promise<FastifyReply> {
  const made = await begun(content);
  reply.raw.socket?.setTimeout(IDLE_MS);
  return reply
    .header('content-type', type)
    .header('content-disposition', contentDisposition(name))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(Readable.from(made, { objectMode: false }));
}

/**
 * Statements as files, for people in a session: `GET /exports/statement?statementId=&format=&locale=`,
 * `GET /exports/month?month=&format=&locale=`, and vouchers: `GET /exports/voucher?statementId=&book=&format=&locale=`,
 * `GET /exports/month-vouchers?month=&book=&format=&locale=`, and assets in use again: `GET /exports/assets?year=&format=&locale=`. Each take leaves a row in the audit log, so a page of another site can't ask for one
 * (CROSS_SITE); a person takes three at a time (RATE_LIMITED).
 */
export async function exportRoutes(app: FastifyInstance, { db, printer, now, sessions }: ExportParts): Promise<void> {
  const gate = makeUploadGate(AT_ONCE);
  const letIn = (personId: string, { raw: { socket } }: FastifyRequest, { raw }: FastifyReply): void => {
    const leave = gate.enter(personId);
    if (!leave) throw new DomainError('RATE_LIMITED', { seconds: ROOM_SECONDS });
    raw.once('close', leave);
    // Over already, it says so no more.
    if (socket.destroyed) leave();
    // What is made before the first byte has a time of its own.
    else socket.setTimeout(0);
  };
  const serve = async (request: FastifyRequest, reply: FastifyReply, verb: (typeof VERBS)[keyof typeof VERBS]) => {
    const site = request.headers['sec-fetch-site']?.toString();
    if (!OWN_PAGES.includes(site)) throw new DomainError('CROSS_SITE', { reason: `Sec-Fetch-Site is ${site}` });
    const signedIn = await sessions.of(request, reply);
    if (signedIn?.actor.kind !== 'person') throw new DomainError('NOT_SIGNED_IN');
    const { actor } = signedIn;
    letIn(actor.id, request, reply);
    const context = { actor, now: now(), db, printer, traceId: request.id };
    return sendDownload(reply, await verb(context, request.query as Query));
  };
  // A HEAD would write that somebody took what nobody got.
  for (const [url, verb] of Object.entries(VERBS))
    app.get(url, { exposeHeadRoute: false }, (request, reply) => serve(request, reply, verb));
}

import { endSession } from '@zhengyun/domain/sessions/end-session.ts';
import { resumeSession } from '@zhengyun/domain/sessions/resume-session.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '../context.ts';
import { CONSOLE_HEADER, crossSiteReason } from '../http/same-origin.ts';
import type { CookieNames } from './cookies.ts';

/** Finds the session behind a request. */
export interface Sessions {
  /** Context of what happens before anyone is known. Its actor is this process's own job and never reaches a procedure. */
  contextOf(request: FastifyRequest): Context;
  of(request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | null>;
  /** Refuses a mutation that another site's page may have made. */
  requireSameOrigin(request: FastifyRequest, asks: { readonly consoleHeader: boolean }): void;
}

export interface SessionsOptions {
  readonly db: Context['db'];
  readonly now: () => Date;
  readonly cookies: CookieNames;
  readonly publicUrl: URL;
}

const TOKEN_LIMIT = 200;

export function makeSessions({ db, now, cookies, publicUrl }: SessionsOptions): Sessions {
  const contextOf = (request: FastifyRequest): Context => ({
    actor: { kind: 'job', task: 'sign-in' },
    now: now(),
    db,
    traceId: request.id,
  });
  return {
    contextOf,
    async of(request, reply) {
      const token = request.cookies[cookies.session];
      if (!token || token.length > TOKEN_LIMIT) return null;
      const context = contextOf(request);
      const actor = await resumeSession(context, { token });
      if (!actor) return null;
      const signOut = async (): Promise<void> => {
        await endSession({ ...context, actor }, { token });
        reply.clearCookie(cookies.session, cookies.options);
      };
      return { actor, signOut };
    },
    requireSameOrigin(request, asks) {
      const header = (name: string): string | undefined => request.headers[name]?.toString();
      const reason = crossSiteReason(
        {
          method: request.method,
          origin: header('origin'),
          secFetchSite: header('sec-fetch-site'),
          consoleHeader: asks.consoleHeader ? header(CONSOLE_HEADER) : null,
        },
        publicUrl.origin,
      );
      if (!reason) return;
      request.log.warn({ reason }, 'refused a mutation from another site');
      throw new DomainError('CROSS_SITE', { reason });
    },
  };
}

import type { CredentialPorts } from '@zhengyun/domain/clouds/register-cloud.ts';
import type { Actor } from '@zhengyun/domain/verb/actor.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import type { FastifyBaseLogger } from 'fastify';
import type { ServerMetrics } from './http/metrics.ts';

/** Who calls: the person behind a live session or a bearer token, or a program by its key. */
export interface SignedIn {
  readonly actor: Extract<Actor, { kind: 'person' | 'client' }>;
  /** Ends the session on the server and clears the cookie; nothing where no session is. */
  readonly signOut: () => Promise<void>;
}

/** What one HTTP request hands to the procedures. Has no HTTP in it, so tests build one by hand for `createCaller`. */
export interface ServerContext {
  readonly db: Context['db'];
  readonly usageCopy?: Context['usageCopy'];
  /** The instant of this request: the `now` of every verb it calls. */
  readonly now: Date;
  readonly traceId: string;
  readonly locale: Locale;
  /** Looks the caller's session up, once a request; null without a live one. */
  readonly session: () => Promise<SignedIn | null>;
  readonly log: FastifyBaseLogger;
  readonly metrics: ServerMetrics;
  /** What secrets given here are sealed by, and the hosts webhooks may go to; null where this server has no key file: then none may be given. */
  readonly credentials: (CredentialPorts & { readonly webhookHosts?: readonly string[] }) | null;
}

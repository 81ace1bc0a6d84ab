import { initTRPC, TRPCError } from '@trpc/server';
import { type Allowed, DEPARTMENT_ROLES } from '@zhengyun/domain/verb/actor.ts';
import { type Context, requireAllowed } from '@zhengyun/domain/verb/context.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { ServerContext } from './context.ts';
import { refusalIn, transportCodeOf } from './error-map.ts';
import { faultMessage, messageOf } from './message.ts';

/** What the web reads of every error: `code` and `facts` are those of the refusal, or FAULT with none. */
export interface ErrorData {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
  readonly traceId: string;
}

const t = initTRPC.context<ServerContext>().create({
  // The one place where an error becomes text: refusals get their message, anything else loses its own.
  errorFormatter({ shape, error, ctx }) {
    const traceId = ctx?.traceId ?? '';
    const locale = ctx?.locale ?? 'zh-CN';
    const refusal = refusalIn(error);
    const { httpStatus, path } = shape.data;
    if (refusal) {
      const data = { httpStatus, path, code: refusal.code as string, facts: refusal.facts, traceId };
      return { ...shape, message: messageOf(refusal, locale), data };
    }
    const code = error.code === 'INTERNAL_SERVER_ERROR' ? 'FAULT' : error.code;
    const facts: ErrorData['facts'] = {};
    return { ...shape, message: faultMessage(locale, traceId), data: { httpStatus, path, code, facts, traceId } };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Gives refusals their HTTP status, once for every procedure, measures each and logs what is no refusal. */
const mapped = t.middleware(async ({ ctx, path, next }) => {
  const end = ctx.metrics.procedures.startTimer({ path });
  const result = await next();
  const refusal = result.ok ? null : refusalIn(result.error);
  end({ code: result.ok ? 'OK' : (refusal?.code ?? 'FAULT') });
  if (result.ok) return result;
  if (refusal) throw new TRPCError({ code: transportCodeOf(refusal.code), message: refusal.message, cause: refusal });
  if (result.error.code === 'INTERNAL_SERVER_ERROR') ctx.log.error({ err: result.error, path }, 'procedure failed');
  return result;
});

/** First rung: anyone, also not signed in. */
export const publicProcedure = t.procedure.use(mapped);

/** Second rung: a person with a live session; from here on `ctx.verb` is what every verb is called with. */
export const signedInProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const signedIn = await ctx.session();
  if (!signedIn) throw new DomainError('NOT_SIGNED_IN');
  const { now, db, usageCopy, traceId } = ctx;
  const verb: Context = { actor: signedIn.actor, now, db, usageCopy, traceId };
  return next({ ctx: { signedIn, verb } });
});

/**
 * Third rung, for queries: only who holds one of `roles`. Commands stay on the second rung, because the verb itself
 * refuses and leaves the audit row of that refusal.
 */
export const roleProcedure = (...roles: readonly Allowed[]) =>
  signedInProcedure.use(({ ctx, next }) => {
    requireAllowed(ctx.verb.actor, roles);
    return next();
  });

/** Fourth rung: who acts for a department; `ctx.departmentIds` are the departments, never empty. */
export const tenantProcedure = signedInProcedure.use(({ ctx, next }) => {
  const departmentIds = ctx.signedIn.actor.grants.flatMap(({ departmentId }) => departmentId ?? []);
  if (departmentIds.length === 0) throw new DomainError('ROLE_MISSING', { needed: [...DEPARTMENT_ROLES] });
  return next({ ctx: { departmentIds } });
});

import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { query } from '@zhengyun/domain/verb/query.ts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ServerContext } from './context.ts';
import { refusalIn } from './error-map.ts';
import { makeMetrics } from './http/metrics.ts';
import { inputOf } from './input-of.ts';
import {
  createCallerFactory,
  publicProcedure,
  roleProcedure,
  router,
  signedInProcedure,
  tenantProcedure,
} from './trpc.ts';

const lookUp = query({ allow: ['signed-in'], input: z.object({ id: z.string() }), read: async () => ({ n: 1 }) });

const sample = router({
  open: publicProcedure.query(() => 'open'),
  who: signedInProcedure.query(({ ctx }) => ctx.verb.actor.kind),
  lookUp: signedInProcedure.input(inputOf(lookUp)).query(({ input }) => input.id),
  prices: roleProcedure('finance').query(() => 'prices'),
  mine: tenantProcedure.query(({ ctx }) => ctx.departmentIds),
  refused: publicProcedure.query(() => {
    throw new DomainError('QUOTA_EXCEEDED', { left: '3' });
  }),
  broken: publicProcedure.query(() => {
    throw new Error('password=hunter2');
  }),
  misshapen: publicProcedure.output(z.object({ n: z.int() })).query(() => ({ n: 'password=hunter2' }) as never),
  unreadable: publicProcedure.query(() => z.object({ tier: z.enum(['municipal']) }).parse({ tier: 'lunar' }).tier),
});
const createCaller = createCallerFactory(sample);

function callerWith(
  roles: { role: 'finance' | 'applicant'; departmentId: string | null }[] | null,
  log = pino({ enabled: false }),
) {
  const context: ServerContext = {
    db: undefined as never,
    now: new Date('2026-03-01T00:00:00Z'),
    traceId: 'trace-1',
    locale: 'zh-CN',
    log,
    metrics: makeMetrics(),
    credentials: null,
    session: async () =>
      roles === null
        ? null
        : {
            actor: {
              kind: 'person',
              id: 'p1',
              name: '王敏',
              grants: roles.map((grant) => ({ ...grant, organisationId: 'o1', cloudId: null })),
            },
            signOut: async () => undefined,
          },
  };
  return createCaller(context);
}

describe('the procedure ladder', () => {
  it('lets anyone call a public procedure', async () => {
    await expect(callerWith(null).open()).resolves.toBe('open');
  });

  it('refuses a caller without a session as UNAUTHORIZED', async () => {
    await expect(callerWith(null).who()).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
      cause: { code: 'NOT_SIGNED_IN' },
    });
  });

  it('hands a signed-in person to verbs as a person', async () => {
    await expect(callerWith([]).who()).resolves.toBe('person');
  });

  it('refuses a person without the role as FORBIDDEN', async () => {
    await expect(callerWith([]).prices()).rejects.toMatchObject({ code: 'FORBIDDEN', cause: { code: 'ROLE_MISSING' } });
    await expect(callerWith([{ role: 'finance', departmentId: null }]).prices()).resolves.toBe('prices');
  });

  it('gives a tenant procedure the departments of the caller', async () => {
    await expect(callerWith([{ role: 'applicant', departmentId: 'd1' }]).mine()).resolves.toEqual(['d1']);
    await expect(callerWith([{ role: 'finance', departmentId: null }]).mine()).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('leaves parsing to the verb', async () => {
    await expect(callerWith([]).lookUp({ id: 7 } as never)).resolves.toBe(7);
  });

  it('gives a refusal its status and keeps its code and facts', async () => {
    await expect(callerWith(null).refused()).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
      cause: { code: 'QUOTA_EXCEEDED', facts: { left: '3' } },
    });
  });
});

describe('an answer that fails its own schema, or a stored row that does', () => {
  it.each(['misshapen', 'unreadable'] as const)('is a fault and nobody’s wrong input: %s', async (name) => {
    const failed: unknown = await callerWith(null)
      [name]()
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(refusalIn(failed)).toBeNull();
  });

  it('is logged as one', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    await expect(callerWith(null, log).misshapen()).rejects.toThrow();
    expect(lines.map((line) => JSON.parse(line))).toEqual([expect.objectContaining({ path: 'misshapen' })]);
  });
});

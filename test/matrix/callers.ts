import { randomUUID } from 'node:crypto';
import { SAMPLE_PEOPLE } from '@zhengyun/cli/sample/people.ts';
import type { Actor, Role } from '@zhengyun/domain/verb/actor.ts';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import type { ServerContext } from '@zhengyun/server/context.ts';
import { refusalIn } from '@zhengyun/server/error-map.ts';
import { makeMetrics } from '@zhengyun/server/http/metrics.ts';
import { appRouter } from '@zhengyun/server/router.ts';
import { createCallerFactory } from '@zhengyun/server/trpc.ts';
import { MONDAY, type SampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { pino } from 'pino';

export type Person = Extract<Actor, { kind: 'person' }>;

/** How a call ended: the value, the code of a refusal, or `FAULT` with what went wrong. */
export interface Answer {
  readonly code: string;
  readonly value?: unknown;
  readonly fault?: unknown;
  readonly traceId: string;
}

const createCaller = createCallerFactory(appRouter);
const log = pino({ enabled: false });
const metrics = makeMetrics();
const credentials = { secrets: keyFileSecretStore(Buffer.alloc(32, 1)), allowed: { hosts: [], loopback: true } };

/** Calls the procedure at `path` of the real router as `actor` (null: without a session), as one HTTP request would. */
export async function call(
  province: SampleProvince,
  actor: Person | null,
  { path, input }: { readonly path: string; readonly input: unknown },
): Promise<Answer> {
  const traceId = randomUUID();
  const context: ServerContext = {
    db: province.app,
    now: MONDAY,
    traceId,
    locale: 'zh-CN',
    session: async () => (actor ? { actor, signOut: async () => undefined } : null),
    log,
    metrics,
    credentials,
  };
  const caller = createCaller(context) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const [aggregate = '', procedure = ''] = path.split('.');
  try {
    return { code: 'OK', value: await caller[aggregate]?.[procedure]?.(input), traceId };
  } catch (error) {
    const refusal = refusalIn(error);
    return refusal ? { code: refusal.code, traceId } : { code: 'FAULT', fault: error, traceId };
  }
}

/** The sample's person who holds `role`, of the department `of` where the role is a department's. */
export async function holderOf(province: SampleProvince, role: Role, of = 'drug-regulator'): Promise<Person> {
  const found = SAMPLE_PEOPLE.find((each) => each.role === role && (each.department ?? of) === of);
  if (!found) throw new Error(`the sample has nobody who is ${role}`);
  return (await province.as(found.slug)).actor as Person;
}

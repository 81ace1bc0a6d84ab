import { createHash } from 'node:crypto';
import { openUtilisationSchema } from '@zhengyun/domain/clouds/open/schemas.ts';
import { utilisationCsv } from '@zhengyun/domain/clouds/open-use-view-rules.ts';
import { openUtilisation } from '@zhengyun/domain/clouds/open-utilisation.ts';
import { openPricesSchema } from '@zhengyun/domain/pricing/open/schemas.ts';
import { pricesCsv, versionsCsv } from '@zhengyun/domain/pricing/open-csv-rules.ts';
import { openPrices } from '@zhengyun/domain/pricing/open-prices.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

export interface OpenDataParts {
  readonly db: Context['db'];
  readonly now: () => Date;
}

/** Calls a minute from one address: enough for a page or a nightly job, too few to keep the database busy. */
const MOST_A_MINUTE = 120;
/** For how long a copy may be used without asking again. */
const FRESH_SECONDS = 300;

const JSON_TYPE = 'application/json; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8';

/** Answers with what anybody may keep and share; nothing but "unchanged" to whom has it already. */
function answer(request: FastifyRequest, reply: FastifyReply, of: { readonly type: string; readonly body: string }) {
  const tag = `"${createHash('sha256').update(of.body).digest('hex').slice(0, 32)}"`;
  void reply
    .header('etag', tag)
    .header('cache-control', `public, max-age=${FRESH_SECONDS}`)
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin');
  const known = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return reply.code(304).send();
  return reply.type(of.type).send(of.body);
}

/**
 * Asks once for what is asked again and again, and for one thing after the other, however many callers there are: gives answers of the last FRESH_SECONDS by
 * what was asked, and those under way. What was refused isn't kept.
 */
function remembered<Answer>(now: () => Date, ask: (request: FastifyRequest) => Promise<Answer>) {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();
  let before: Promise<unknown> = Promise.resolve();
  return (request: FastifyRequest): Promise<Answer> => {
    const at = now().getTime();
    for (const [asked, { until }] of kept) if (until <= at) kept.delete(asked);
    const asked = JSON.stringify(request.query);
    const known = kept.get(asked);
    if (known) return known.answer;
    const answer = before.then(() => ask(request));
    kept.set(asked, { until: at + FRESH_SECONDS * 1_000, answer });
    before = answer.catch(() => kept.delete(asked));
    return answer;
  };
}

/**
 * Open data (F18), for callers who are not signed in: `GET /public/prices.json?at=YYYY-MM-DD`, `/public/prices.csv?at=`, `/public/price-versions.csv`,
 * `/public/utilisation.json?month=YYYY-MM`, `/public/utilisation.csv?month=`, and `/public/prices.schema.json` and `/public/utilisation.schema.json`, which say
 * every field in Chinese and English. INPUT_INVALID for a day or month that is none; RATE_LIMITED by address.
 */
export async function openDataRoutes(app: FastifyInstance, { db, now }: OpenDataParts): Promise<void> {
  const limited = { config: { rateLimit: { max: MOST_A_MINUTE, timeWindow: '1 minute' } } };
  const context = (request: FastifyRequest): Context => ({
    actor: { kind: 'job', task: 'open-data' },
    now: now(),
    db,
    traceId: request.id,
  });
  const serve = (path: string, type: string, body: (request: FastifyRequest) => Promise<string> | string) =>
    app.get(path, limited, async (request, reply) => answer(request, reply, { type, body: await body(request) }));

  const prices = (request: FastifyRequest) =>
    openPrices(context(request), request.query as Parameters<typeof openPrices>[1]);
  serve('/public/prices.json', JSON_TYPE, async (request) => JSON.stringify(await prices(request)));
  serve('/public/prices.csv', CSV_TYPE, async (request) => pricesCsv(await prices(request)));
  serve('/public/price-versions.csv', CSV_TYPE, async (request) => versionsCsv(await prices(request)));
  const pricesSchema = JSON.stringify(z.toJSONSchema(openPricesSchema), null, 2);
  serve('/public/prices.schema.json', JSON_TYPE, () => pricesSchema);

  // A month of readings is looked through for it.
  const utilisation = remembered(now, (request) =>
    openUtilisation(context(request), request.query as Parameters<typeof openUtilisation>[1]),
  );
  serve('/public/utilisation.json', JSON_TYPE, async (request) => JSON.stringify(await utilisation(request)));
  serve('/public/utilisation.csv', CSV_TYPE, async (request) => utilisationCsv(await utilisation(request)));
  const utilisationSchema = JSON.stringify(z.toJSONSchema(openUtilisationSchema), null, 2);
  serve('/public/utilisation.schema.json', JSON_TYPE, () => utilisationSchema);
}

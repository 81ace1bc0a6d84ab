import { createHash } from 'node:crypto';
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
 * Open data (F18), for callers who are not signed in: `GET /public/prices.json?at=YYYY-MM-DD`, `/public/prices.csv?at=`, `/public/price-versions.csv`, and
 * `/public/prices.schema.json`, which says every field in Chinese and English. INPUT_INVALID for a day that is none; RATE_LIMITED by address.
 */
export async function openDataRoutes(app: FastifyInstance, { db, now }: OpenDataParts): Promise<void> {
  const limited = { config: { rateLimit: { max: MOST_A_MINUTE, timeWindow: '1 minute' } } };
  const read = (request: FastifyRequest) =>
    openPrices(
      { actor: { kind: 'job', task: 'open-data' }, now: now(), db, traceId: request.id },
      request.query as Parameters<typeof openPrices>[1],
    );
  app.get('/public/prices.json', limited, async (request, reply) =>
    answer(request, reply, { type: JSON_TYPE, body: JSON.stringify(await read(request)) }),
  );
  app.get('/public/prices.csv', limited, async (request, reply) =>
    answer(request, reply, { type: CSV_TYPE, body: pricesCsv(await read(request)) }),
  );
  app.get('/public/price-versions.csv', limited, async (request, reply) =>
    answer(request, reply, { type: CSV_TYPE, body: versionsCsv(await read(request)) }),
  );
  const schema = JSON.stringify(z.toJSONSchema(openPricesSchema), null, 2);
  app.get('/public/prices.schema.json', limited, async (request, reply) =>
    answer(request, reply, { type: JSON_TYPE, body: schema }),
  );
}

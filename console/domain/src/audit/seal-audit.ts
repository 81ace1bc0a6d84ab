import { z } from 'zod';
import { ingest } from '../verb/ingest.ts';
import { chainOf, sealRows } from './rules.ts';
import { becomeSealer, dueRows, headsOf, storeSeals } from './seal-store.ts';

/**
 * Chains the audit rows that are due, up to `limit`; `more`: there may be others. One sealer works at a time. A batch leaves an
 * audit row of its own (sealed by the next run) unless it held nothing but such rows, or sealing would never come to rest.
 */
export const sealAudit = ingest({
  event: 'audit.sealed',
  allow: ['job'],
  input: z.strictObject({ limit: z.int().min(1).max(5_000).default(1_000) }),
  async store({ ctx, tx }, { limit }) {
    await becomeSealer(tx);
    const rows = await dueRows(tx, limit);
    const chains = [...new Set(rows.map(chainOf))];
    const seals = sealRows(rows, await headsOf(tx, chains));
    await storeSeals(tx, seals, ctx.now);
    const result = { sealed: seals.length, more: rows.length === limit };
    if (rows.every((row) => row.action === 'audit.sealed')) return { result };
    const detail = { sealed: seals.length, chains: chains.length };
    return { result, audit: { object: { kind: 'audit-chain', id: 'all' }, detail } };
  },
});

import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { readerOf } from './reader-store.ts';
import { type transferDetailSchema, transferRefSchema } from './schemas.ts';
import { findTransfer, stepsOf } from './store.ts';
import { transferView } from './view-rules.ts';

/** One transfer with what is to go or went, for both departments and those who look across them. Refused: NOT_FOUND. */
export const getTransfer = query({
  allow: ['signed-in', 'job'],
  input: transferRefSchema,
  async read(scope, { transferId }): Promise<z.output<typeof transferDetailSchema>> {
    const { tx } = scope;
    const row = await findTransfer(tx, transferId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'transfer' });
    const steps = (await stepsOf(tx, [transferId])).get(transferId) ?? [];
    return { ...transferView(row, steps, await readerOf(scope)), resources: row.resources };
  },
});

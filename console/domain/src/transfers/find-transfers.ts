import { query } from '../verb/query.ts';
import { readerOf } from './reader-store.ts';
import { findTransfersSchema, type TransferItem } from './schemas.ts';
import { stepsOf, transfersByIds } from './store.ts';
import { transferView } from './view-rules.ts';

/** Those of the transfers that the caller sees, as lists show them. In process only. */
export const findTransfers = query({
  allow: ['signed-in', 'job'],
  input: findTransfersSchema,
  async read(scope, { ids }): Promise<readonly TransferItem[]> {
    const steps = await stepsOf(scope.tx, ids);
    const reader = await readerOf(scope);
    const rows = await transfersByIds(scope.tx, ids);
    return rows.map((row) => transferView(row, steps.get(row.id) ?? [], reader));
  },
});

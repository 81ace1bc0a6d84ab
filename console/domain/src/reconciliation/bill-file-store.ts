import { createHash } from 'node:crypto';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { type ReadBill, readBill } from './bill-rules.ts';
import { findBillCloud, lastBill, resourceNumbers } from './bill-store.ts';
import { overOf } from './over-rules.ts';

interface BillFile {
  readonly cloudId: string;
  readonly month: string;
  readonly content: string;
}

/** A bill's file as it was sent, read, beside the last version there is. Refused: NOT_FOUND; MONTH_INVALID for a month to come; what `readBill` refuses. */
export async function readBillFile({ ctx, tx }: VerbScope, { cloudId, month, content }: BillFile) {
  const cloud = await findBillCloud(tx, cloudId);
  if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
  const over = overOf(month, ctx.now);
  const bytes = Buffer.from(content, 'base64');
  const bill: ReadBill = readBill(bytes, await resourceNumbers(tx, cloudId));
  const last = await lastBill(tx, cloudId, month);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { cloud, over, bytes, sha256, bill, last, known: last?.sha256 === sha256 };
}

import { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { lockOwnSystem, openTransferOf } from './system-lock-store.ts';

/**
 * Holds a system for what is about to name it and its department: a transfer of it waits for this transaction, and is seen by whoever
 * waited for the transfer. Refused: NOT_FOUND where the system is not, or no more, the department's; TRANSFER_UNDER_WAY while one is open,
 * unless what names it changes nothing that goes (`besideTransfer`).
 */
export const holdSystem = query({
  allow: ['job'],
  input: z.strictObject({ systemId: idSchema, departmentId: idSchema, besideTransfer: z.boolean().optional() }),
  async read({ tx }, { systemId, departmentId, besideTransfer = false }): Promise<void> {
    const system = await lockOwnSystem(tx, { systemId, departmentId });
    if (!system) throw new DomainError('NOT_FOUND', { what: 'system' });
    if (besideTransfer) return;
    const transfer = await openTransferOf(tx, systemId);
    if (transfer) throw new DomainError('TRANSFER_UNDER_WAY', { system: system.number, transfer });
  },
});

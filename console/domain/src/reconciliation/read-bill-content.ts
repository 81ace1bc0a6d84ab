import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { billFile } from './bill-store.ts';
import { type billContentSchema, billRefSchema } from './schemas.ts';

/** A vendor's bill as it came, byte by byte. NOT_FOUND. */
export const readBillContent = query({
  allow: ['finance', 'authority-approver', 'auditor'],
  input: billRefSchema,
  async read({ tx }, { billId }): Promise<z.output<typeof billContentSchema>> {
    const file = await billFile(tx, billId);
    if (!file) throw new DomainError('NOT_FOUND', { what: 'bill' });
    return { name: file.file_name, sha256: file.sha256, content: Buffer.from(file.content).toString('base64') };
  },
});

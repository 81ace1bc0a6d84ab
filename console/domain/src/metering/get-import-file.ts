import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { contentOf } from './import-store.ts';
import { importFileInputSchema, type importFileSchema } from './imports/schemas.ts';

/** A file of use as it was sent, byte for byte: who releases one reads what they answer for. Refused: NOT_FOUND. */
export const getImportFile = query({
  allow: ['platform-engineer', 'auditor'],
  input: importFileInputSchema,
  async read({ tx }, { importId }): Promise<z.output<typeof importFileSchema>> {
    const file = await contentOf(tx, importId);
    if (!file) throw new DomainError('NOT_FOUND', { what: 'usage' });
    return file;
  },
});

import type { z } from 'zod';
import { findSystem } from '../tenancy/find-system.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { checkOrder } from './check-order.ts';
import { errorsOf, type FileError, readOrderFile } from './file-rules.ts';
import { type checkedFileSchema, checkFileSchema } from './order-file/schemas.ts';
import { submitSchema } from './schemas.ts';

/**
 * Checks an order file without submitting it: every error with its line, or the order ready to submit. FILE_UNREADABLE when
 * it is no YAML or JSON, or has no lines at all.
 */
export const checkFile = query({
  allow: ['applicant', 'department-approver'],
  input: checkFileSchema,
  async read(scope, { text }): Promise<z.output<typeof checkedFileSchema>> {
    const { head, lines, errors } = readOrderFile(text);
    const rows = lines.length + new Set(errors.filter(({ row }) => row > 0).map(({ row }) => row)).size;
    if (errors.length > 0 || !head) return { order: null, rows, errors: [...errors] };
    const head0 = (field: string, error: DomainError): FileError => ({
      row: 0,
      field,
      code: error.code,
      facts: { field },
    });
    try {
      const system = await findSystem.definition.read(scope, { reference: head.system });
      const { system: _, ...rest } = head;
      const parsed = submitSchema.safeParse({ ...rest, systemId: system.id, lines });
      if (!parsed.success) return { order: null, rows, errors: errorsOf(0, parsed.error) };
      const checked = await checkOrder.definition.read(scope, parsed.data);
      const found = checked.errors.map((each): FileError => ({ ...each, field: each.field.replace(/^spec\./, '') }));
      return { order: found.length > 0 ? null : parsed.data, rows, errors: found };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { order: null, rows, errors: [head0(error.code === 'NOT_FOUND' ? 'system' : 'lines', error)] };
    }
  },
});

import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { checkOrder } from './check-order.ts';
import type { orderErrorsSchema } from './order-file/schemas.ts';
import { submitSchema } from './schemas.ts';

/** All that submitting this order now would be refused for, for the form to show at its fields. */
export const previewErrors = query({
  allow: ['applicant', 'department-approver'],
  input: submitSchema,
  async read(scope, order): Promise<z.output<typeof orderErrorsSchema>> {
    const { errors } = await checkOrder.definition.read(scope, order);
    return { errors: [...errors] };
  },
});

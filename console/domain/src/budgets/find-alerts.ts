import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { type NewAlert, newAlerts } from './alert-store.ts';
import { budgetOfDepartmentSchema } from './schemas.ts';

/** Lines of this year's budgets of a department that are reached and that nobody was told of yet, for the version in force. */
export const findAlerts = query({
  allow: ['job'],
  input: budgetOfDepartmentSchema,
  read: (scope, { departmentId }: z.output<typeof budgetOfDepartmentSchema>): Promise<readonly NewAlert[]> =>
    newAlerts(scope, departmentId),
});

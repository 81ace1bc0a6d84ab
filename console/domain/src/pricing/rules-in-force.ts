import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { query } from '../verb/query.ts';
import { rulesInForceSchema } from './schemas.ts';
import { bookVersions } from './store.ts';

/**
 * The price versions, with their rules, that may charge a department's use within a period: those of the general book and of the
 * department's own, the earliest first, without withdrawn ones. For an item that the department's own version of an instant prices, that
 * price reigns; for every other the general one does. Nothing is left out because another hides it: which reigns is reignsOf's to say.
 */
export const rulesInForce = query({
  allow: ['job', 'finance', 'authority-approver', 'auditor'],
  input: rulesInForceSchema,
  read: ({ tx }, wanted): Promise<readonly BookVersion[]> => bookVersions(tx, wanted),
});

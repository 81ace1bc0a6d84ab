import { dayOf, daysUntil } from '@zhengyun/rulebook/calendar.ts';
import type { Telling } from '../notices/schemas.ts';

interface Ending {
  readonly id: string;
  readonly number: string;
  readonly department_id: string;
  readonly department: string;
  readonly valid_to: Date;
}

/**
 * The reminder of a contract that ends: told once at each of `days` before its last day, the nearest one reached where several are
 * (a console that was down doesn't tell the same thing twice); null before the first.
 */
export function reminderOf(
  contract: Ending,
  { now, days }: { readonly now: Date; readonly days: readonly number[] },
): Telling | null {
  const left = daysUntil(now, contract.valid_to);
  const reached = days.filter((each) => left <= each);
  if (reached.length === 0 || now >= contract.valid_to) return null;
  const { id, number, department_id: departmentId, department, valid_to: end } = contract;
  return {
    kind: 'contract-ending',
    about: { kind: 'contract', id },
    aspect: String(Math.min(...reached)),
    departmentId,
    facts: { number, department, day: dayOf(new Date(end.getTime() - 1)) },
    to: [{ role: 'finance' }, { role: 'authority-approver' }, { role: 'department-approver', departmentId }],
    once: true,
  };
}

import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { Telling } from '../notices/schemas.ts';
import { type Finding, ownerOf } from './finding-rules.ts';
import { CASE_OWNERS } from './schemas.ts';

/** What each owner is told of a night's new cases, once for all of them; nothing where there are none. */
export function openedNotices(
  opened: readonly Pick<Finding, 'code'>[],
  day: string,
  answerBy: Date,
): readonly Telling[] {
  return CASE_OWNERS.flatMap((role): Telling[] => {
    const count = opened.filter(({ code }) => ownerOf(code) === role).length;
    if (count === 0) return [];
    // The instant is the midnight after the last day.
    const last = dayOf(new Date(answerBy.getTime() - 1));
    return [
      {
        kind: 'cases-opened',
        about: { kind: 'reconciliation-run', id: day },
        aspect: role,
        departmentId: null,
        facts: { count, day: last },
        to: [{ role }],
      },
    ];
  });
}

/** What finance, the authority and the owners are told of cases that passed a term, once for all of them. */
export function overdueNotices(numbers: readonly string[], owners: readonly string[], day: string): readonly Telling[] {
  const [first] = numbers;
  if (!first) return [];
  const roles = CASE_OWNERS.filter((role) => role !== 'finance' && owners.includes(role));
  return [
    {
      kind: 'cases-overdue',
      about: { kind: 'reconciliation-run', id: day },
      aspect: first,
      departmentId: null,
      facts: { count: numbers.length, number: first },
      to: [{ role: 'finance' }, { role: 'authority-approver' }, ...roles.map((role) => ({ role }))],
    },
  ];
}

import { contractReminders } from '@zhengyun/rulebook/contract-reminders.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { z } from 'zod';
import type { Telling } from '../notices/schemas.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { query } from '../verb/query.ts';
import { reminderOf } from './reminder-rules.ts';
import { dueSoon } from './schedule-rules.ts';
import { contractsAt, endingBy } from './store.ts';
import { versionsOf } from './version-store.ts';

/** What there is to tell of contracts now: those that end soon with none to follow, and instalments that are to be paid soon. */
export const findReminders = query({
  allow: ['job'],
  input: z.void(),
  async read(scope): Promise<readonly Telling[]> {
    const { ctx, tx } = scope;
    const { now } = ctx;
    const policy = contractReminders(now);
    const overrides = overridesAt(await findDeclaredDays.definition.read(scope), now);
    const most = Math.max(...policy.endingDays);
    const ending = await endingBy(tx, { now, by: new Date(now.getTime() + most * 86_400_000) });
    const ends = ending.flatMap((contract) => reminderOf(contract, { now, days: policy.endingDays }) ?? []);
    const contracts = await contractsAt(tx, now);
    const versions = await versionsOf(
      tx,
      contracts.map(({ id }) => id),
    );
    const by = afterWorkingDays(now, policy.instalmentWorkingDays, overrides);
    const dues = contracts.flatMap(({ id, number, department_id: departmentId, ...term }) => {
      const validity = { from: term.valid_from, to: term.valid_to };
      const due = dueSoon({ validity, versions: versions.get(id) ?? [] }, { now, by, overrides });
      return due.map(({ dueOn, payBy, fen }) => ({
        kind: 'instalment-due' as const,
        about: { kind: 'contract' as const, id },
        aspect: dueOn,
        departmentId,
        facts: { number, department: term.department, day: payBy, yuan: formatYuan(fen) },
        to: [{ role: 'finance' as const }, { role: 'department-approver' as const, departmentId }],
        once: true,
      }));
    });
    return [...ends, ...dues];
  },
});

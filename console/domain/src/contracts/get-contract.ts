import { periodOf } from '@zhengyun/rulebook/calendar.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { openFrom } from './amendment-rules.ts';
import { penaltyViews, scheduleViews, versionViews } from './detail-rules.ts';
import { penaltiesOfContract } from './penalty-store.ts';
import { scheduleOf, yearlyTotal } from './schedule-rules.ts';
import { type ContractDetail, getContractInputSchema } from './schemas.ts';
import { findContract } from './store.ts';
import { waits } from './validity-rules.ts';
import { signedVersions, statementsOf, versionsOf } from './version-store.ts';
import { contractView } from './view-rules.ts';
import { yearlyDueIn } from './yearly-part-rules.ts';

/** One contract with every version of its terms, its instalments and what is settled of them, its penalties; NOT_FOUND also for another department's. */
export const getContract = query({
  allow: ['signed-in', 'job'],
  input: getContractInputSchema,
  async read(scope, { contractId }): Promise<ContractDetail> {
    const { ctx, tx } = scope;
    const row = await findContract(tx, contractId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'contract' });
    const versions = (await versionsOf(tx, [contractId])).get(contractId) ?? [];
    const statements = await statementsOf(tx, contractId);
    const issued = statements.flatMap(({ month, issued_at: at }) => (at ? [month] : []));
    const parts = { validity: { from: row.valid_from, to: row.valid_to }, versions };
    const declared = await findDeclaredDays.definition.read(scope);
    const begun = !waits(row);
    const settled = issued.reduce((sum, month) => sum + yearlyDueIn(parts, periodOf(month)), 0n);
    return {
      ...contractView(row, versions, ctx.now),
      versions: versionViews(await signedVersions(tx, contractId)),
      schedule: begun ? scheduleViews(scheduleOf(parts, overridesAt(declared, ctx.now)), statements) : [],
      yearlyDue: begun ? { total: yearlyTotal(parts).toString(), settled: settled.toString() } : null,
      penalties: penaltyViews(await penaltiesOfContract(tx, contractId), ctx.actor),
      openFrom: begun ? openFrom({ ...parts, issued }) : null,
      withdrawn:
        row.withdrawn_at === null
          ? null
          : { by: row.withdrawer ?? '', at: row.withdrawn_at.toISOString(), why: row.withdrawn_why ?? '' },
    };
  },
});

import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { recordHandover } from '../metering/record-handover.ts';
import { tell } from '../notices/tell.ts';
import { handOverResources } from '../provisioning/hand-over-resources.ts';
import { handOverQuota } from '../quota/hand-over-quota.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { settleLeases } from '../reclaim/settle-leases.ts';
import { handOverSystem } from '../tenancy/hand-over-system.ts';
import { command } from '../verb/command.ts';
import { scopeOf } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { blockersOf, cloudsOf, departmentNamed, holdingsOf, lockHoldings, lockSystem } from './facts-store.ts';
import { noteTransfer } from './note-transfer.ts';
import { doneNotices } from './notice-rules.ts';
import { requireContract } from './receiver-store.ts';
import { contentHash, lastDayBefore, SETTLING_WORKING_DAYS } from './rules.ts';
import { transferRefSchema } from './schemas.ts';
import { changeTransfer, lockTransfer } from './store.ts';
import { refusedBy } from './view-rules.ts';

/**
 * The instant of transfer, all or nothing: quota, ledger, system, tenancies, stacks, resources and leases are the receiving department's
 * from here on; a lease that would be over before it could look at it lasts until then. Called within the last agreement. Who gives it may not see the contracts or the rows it touches, so it works in the
 * scope of all. Refused: TRANSFER_BLOCKED; TRANSFER_CHANGED where something grew, went or came since it was asked for;
 * RECEIVER_WITHOUT_CONTRACT; QUOTA_MISSING, QUOTA_EXCEEDED of the receiving department; CLOCK_BEHIND.
 */
export const carryOutTransfer = command({
  event: 'transfers.carried-out',
  allow: ['job'],
  input: transferRefSchema,
  async act(scope, { transferId }) {
    const { ctx, tx } = scope;
    const transfer = await lockTransfer(tx, transferId);
    if (!transfer) throw new DomainError('NOT_FOUND', { what: 'transfer' });
    const { number, system_id: systemId, system_number: system } = transfer;
    const { department_id: fromDepartmentId, to_department_id: toDepartmentId } = transfer;
    const moved = await inScopeOfAll(tx, scopeOf(ctx.actor), async () => {
      const owner = (await lockSystem(tx, systemId))?.department_id;
      if (owner !== fromDepartmentId) throw new DomainError('STATE_CONFLICT', { object: system });
      await lockHoldings(tx, systemId);
      const blockers = await blockersOf(tx, systemId, transferId);
      if (blockers.length > 0) throw refusedBy(system, blockers);
      const holdings = await holdingsOf(tx, systemId);
      if (contentHash(holdings) !== transfer.content_hash)
        throw new DomainError('TRANSFER_CHANGED', { transfer: number, system });
      await requireContract(scope, toDepartmentId);
      const going = { transferId, systemId, fromDepartmentId, toDepartmentId };
      const cloudIds = (await cloudsOf(tx, systemId)).map(({ id }) => id);
      await handOverQuota.within(scope, { ...going, cloudIds, reason: number });
      const resourceIds = holdings.filter(({ state }) => state === 'active').map(({ id }) => id);
      const { systemId: _, ...parties } = going;
      await recordHandover.within(scope, { ...parties, resourceIds, at: ctx.now });
      await handOverResources.within(scope, going);
      await handOverSystem.within(scope, going);
      const calendar = overridesAt(await findDeclaredDays.definition.read(scope), ctx.now);
      const dueAt = afterWorkingDays(ctx.now, SETTLING_WORKING_DAYS, calendar);
      const lastDay = lastDayBefore(dueAt);
      await settleLeases.within(scope, { transferId, departmentId: toDepartmentId, resourceIds, lastDay });
      await changeTransfer(tx, transferId, { state: 'done', ended_at: ctx.now });
      const from = (await departmentNamed(tx, fromDepartmentId))?.name ?? '';
      const to = (await departmentNamed(tx, toDepartmentId))?.name ?? '';
      for (const telling of doneNotices(transfer, { dueAt, from, to })) await tell.within(scope, telling);
      return { resources: resourceIds.length, from, to };
    });
    const detail = { system, ...moved, at: ctx.now.toISOString() };
    const note = { transferId, number, departmentId: toDepartmentId, act: 'transfers.carried-out' as const, detail };
    await noteTransfer.within(scope, note);
    return {
      result: { transferId },
      audit: {
        object: { kind: 'transfer', id: transferId },
        departmentId: fromDepartmentId,
        detail: { number, ...detail },
      },
    };
  },
});

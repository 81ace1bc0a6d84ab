import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { heldInPlaces, moveHeld } from './handover-rules.ts';
import { keepHistory } from './history-store.ts';
import { handOverQuotaSchema } from './schemas.ts';
import { lockLines, saveLines } from './store.ts';
import { saveSystemLimit, systemLimits, systemUses } from './system-store.ts';

/**
 * Books what a system holds with the department it goes to and no more with the one it leaves; what that one had set apart for it is
 * given back. Called within the transfer, before the system's rows are the other's. The departments' limits are locked in the order of
 * their keys, so that two transfers between them never wait for each other in a circle; levels above hold what they held. Refused:
 * QUOTA_MISSING, QUOTA_EXCEEDED where the receiving department lacks it.
 */
export const handOverQuota = command({
  event: 'quota.handed-over',
  allow: ['job'],
  input: handOverQuotaSchema,
  async act(scope, { transferId, systemId, cloudIds, fromDepartmentId, toDepartmentId, reason }) {
    const { tx } = scope;
    const lines = new Map<string, Awaited<ReturnType<typeof lockLines>>>();
    for (const departmentId of [fromDepartmentId, toDepartmentId].toSorted())
      lines.set(departmentId, await lockLines(tx, departmentId, cloudIds));
    const where = { departmentId: fromDepartmentId, cloudIds };
    const held = heldInPlaces(systemId, await systemUses(tx, where));
    const moved = moveHeld(lines.get(fromDepartmentId) ?? [], lines.get(toDepartmentId) ?? [], held);
    if (moved.is === 'refused') throw new DomainError(moved.refusal.code, moved.refusal.facts);
    await saveLines(tx, moved.updates);
    const own = (await systemLimits(tx, where)).filter((limit) => limit.systemId === systemId);
    for (const { limit: _, ...place } of own)
      await saveSystemLimit(scope, { ...place, departmentId: fromDepartmentId }, null);
    const settled = own.map(({ limit, ...place }) => ({
      ...place,
      level: 'system' as const,
      tier: null,
      departmentId: fromDepartmentId,
      fromUnits: limit,
      toUnits: null,
      softUnits: null,
      oversubscribe: false,
    }));
    await keepHistory(scope, settled, reason);
    return {
      result: { held: held.length },
      audit: {
        object: { kind: 'transfer', id: transferId },
        departmentId: fromDepartmentId,
        detail: { systemId, held, toDepartmentId, limitsGivenBack: own.length },
      },
    };
  },
});

import { holdSystem } from '../requests/hold-system.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { command } from '../verb/command.ts';
import { requireCloud, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { keepHistory } from './history-store.ts';
import { setSystemQuotaSchema } from './schemas.ts';
import { lockLines } from './store.ts';
import { refuseSystemLimit } from './system-rules.ts';
import { saveSystemLimit, systemLimits, systemUses } from './system-store.ts';
import { usersOfLimit } from './users-store.ts';

/**
 * Sets what one system may take of its department's limit on a cloud; null: it shares the department's. The department decides how it
 * divides what it was given. Refused: NOT_FOUND; NOT_YOURS; CLOUD_NOT_GRANTED; QUOTA_IN_USE below what the system holds; QUOTA_OVERGIVEN where systems
 * would have more in all than the department; TRANSFER_UNDER_WAY.
 */
export const setSystemQuota = command({
  event: 'quota.system-set',
  allow: ['department-approver', 'job'],
  input: setSystemQuotaSchema,
  stepUp: true,
  async act(scope, { systemId, cloudId, dimension, xinchuang, limit: text, reason }) {
    const { ctx, tx } = scope;
    const system = await findSystem.definition.read(scope, { id: systemId });
    const departmentId = system.department.id;
    requireDepartment(ctx.actor, ['department-approver'], departmentId);
    requireCloud(ctx.actor, ['department-approver'], { cloudId, departmentId });
    const where = { departmentId, cloudIds: [cloudId] };
    const lines = await lockLines(tx, departmentId, [cloudId]);
    // Under the lock: by now it may have gone to another department.
    await holdSystem.definition.read(scope, { systemId, departmentId });
    const line = lines.find((each) => each.dimension === dimension && each.xinchuang === xinchuang);
    if (!line) throw new DomainError('QUOTA_MISSING', { dimension });
    const facts = { limits: await systemLimits(tx, where), uses: await systemUses(tx, where) };
    const place = { systemId, cloudId, dimension, xinchuang };
    const limit = text === null ? null : BigInt(text);
    const refusal = limit === null ? null : refuseSystemLimit({ ...place, limit }, line, facts);
    if (refusal) {
      const at = { departmentId, systemId, cloudId, xinchuang, dimension };
      const by = refusal.code === 'QUOTA_IN_USE' ? await usersOfLimit(tx, at) : {};
      throw new DomainError(refusal.code, { ...refusal.facts, ...by });
    }
    const own = facts.limits.find(
      (each) => each.systemId === systemId && each.dimension === dimension && each.xinchuang === xinchuang,
    );
    await saveSystemLimit(scope, { ...place, departmentId }, limit);
    const at = { level: 'system' as const, tier: null, cloudId, departmentId, systemId, dimension, xinchuang };
    const figures = { fromUnits: own?.limit ?? null, toUnits: limit, softUnits: null, oversubscribe: false };
    await keepHistory(scope, [{ ...at, ...figures }], reason);
    return {
      result: { set: 1 },
      audit: {
        object: { kind: 'system', id: systemId },
        departmentId,
        detail: { cloudId, dimension, xinchuang, limit: text, reason, before: own?.limit.toString() ?? null },
      },
    };
  },
});

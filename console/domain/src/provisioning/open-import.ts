import { openImportSchema } from '../maintenance/schemas.ts';
import { admitPlace } from '../requests/admit-place.ts';
import { holdSystem } from '../requests/hold-system.ts';
import { readBaseProgram } from '../requests/read-base-program.ts';
import { adoptTenancy } from '../tenancy/adopt-tenancy.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { newId } from '../verb/id.ts';
import { openMaintenance } from './open-maintenance.ts';
import { ensureBaseStack } from './stack-store.ts';

/**
 * Asks for an existing namespace of a cloud's cluster, with its quotas and volumes, to become a system's tenancy without a change to
 * any of them. The worker reads what is there; the plan imports just that and builds the walls around it; another person releases it.
 * Refused: NOT_FOUND; CLOUD_NOT_GRANTED; where an order would be, by zone, grade or 信创 (admitPlace); STATE_CONFLICT where the system has a tenancy there; TRANSFER_UNDER_WAY; SLUG_TAKEN; QUOTA_MISSING; once
 * previewed IMPORT_REFUSED, with what would have to be so first.
 */
export const openImport = command({
  event: 'provisioning.import-opened',
  allow: ['platform-engineer'],
  input: openImportSchema,
  async act(scope, { cloudId, systemId, zoneCode, xinchuang: said, namespace, reason }) {
    const { ctx, tx } = scope;
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    const system = await findSystem.definition.read(scope, { id: systemId });
    const departmentId = system.department.id;
    await holdSystem.definition.read(scope, { systemId, departmentId });
    const wanted = { cloudId, zoneCode, xinchuang: said, mlpsGrade: system.mlpsGrade };
    const { xinchuang } = await admitPlace.definition.read(scope, wanted);
    const place = { departmentId, systemId, cloudId, zoneCode, xinchuang };
    const tenancy = await adoptTenancy.within(scope, { ...place, namespace });
    const base = await readBaseProgram.definition.read(scope, { tenancyId: tenancy.id, departmentId });
    const stackId = await ensureBaseStack(tx, {
      id: newId(ctx.now),
      project: base.project,
      name: base.stack,
      cloudId,
      tenancyId: tenancy.id,
      departmentId,
      at: ctx.now,
    });
    const intent = { purpose: 'import' as const, reason };
    const opened = await openMaintenance.within(scope, { stackId, intent, inputs: base.inputs });
    return {
      result: { ...opened, tenancy: tenancy.number },
      audit: {
        object: { kind: 'operation', id: opened.operationId },
        departmentId,
        detail: { number: opened.number, tenancy: tenancy.number, cloudId, namespace, system: system.number, reason },
      },
    };
  },
});

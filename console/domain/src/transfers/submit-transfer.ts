import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { requireClouds, requireDepartment, scopeOf } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { requireNothingOpen } from './asking-store.ts';
import { cloudsOf, departmentNamed, holdingsOf, lockSystem, movedResource } from './facts-store.ts';
import { noteTransfer } from './note-transfer.ts';
import { openTransferSteps } from './open-transfer-steps.ts';
import { cloudIdsOf, contentHash, stepsIn } from './rules.ts';
import { submitTransferSchema } from './schemas.ts';
import { insertTransfer } from './store.ts';
import { monthFenOf } from './view-rules.ts';

/**
 * Asks that a business system go to another department with all it has, as it is now. Refused: NOT_FOUND; NOT_YOURS; CLOUD_NOT_GRANTED; STATE_CONFLICT
 * for the department that has it already; TRANSFER_BLOCKED naming what must be over first.
 */
export const submitTransfer = command({
  event: 'transfers.submitted',
  allow: ['applicant'],
  input: submitTransferSchema,
  async act(scope, { systemId, toDepartmentId, reason }) {
    const { ctx, tx } = scope;
    const system = await findSystem.definition.read(scope, { id: systemId });
    const { id: departmentId, name: from } = system.department;
    requireDepartment(ctx.actor, ['applicant'], departmentId);
    const to = await departmentNamed(tx, toDepartmentId);
    if (!to) throw new DomainError('NOT_FOUND', { what: 'department' });
    if (to.id === departmentId) throw new DomainError('STATE_CONFLICT', { object: from });
    const applicantId = answerableFor(ctx.actor);
    // Whoever is ordering for it at this instant is awaited, and seen below.
    if (!applicantId || !(await lockSystem(tx, systemId))) throw new DomainError('NOT_FOUND', { what: 'system' });
    // What each costs stands in the order of whoever ordered it, which after an earlier transfer is another department.
    const { holdings, clouds } = await inScopeOfAll(tx, scopeOf(ctx.actor), async () => ({
      holdings: await holdingsOf(tx, systemId),
      clouds: (await cloudsOf(tx, systemId)).map((cloud) => cloud.id),
    }));
    const resources = holdings.map(movedResource);
    requireClouds(ctx.actor, ['applicant'], { cloudIds: cloudIdsOf({ resources, clouds }), departmentId });
    await requireNothingOpen(scope, system);
    const [id, number] = [newId(ctx.now), await nextNumber(tx, 'HZ', ctx.now)];
    const named = { system_number: system.number, system_slug: system.slug, system_name: system.name };
    const transfer = {
      id,
      number,
      system_id: systemId,
      ...named,
      department_id: departmentId,
      to_department_id: to.id,
      reason,
      content_hash: contentHash(holdings),
      month_fen: monthFenOf(resources),
      applicant_id: applicantId,
      submitted_at: ctx.now,
    };
    if (!(await insertTransfer(tx, transfer, { resources, clouds })))
      throw new DomainError('TRANSFER_UNDER_WAY', { system: system.number });
    await openTransferSteps.within(scope, { transferId: id, steps: [...stepsIn('giving-review')] });
    const detail = { system: system.number, from, to: to.name };
    await noteTransfer.within(scope, {
      transferId: id,
      number,
      departmentId: to.id,
      act: 'transfers.submitted',
      detail,
    });
    return {
      result: { transferId: id, number, state: 'giving-review' as const },
      audit: {
        object: { kind: 'transfer', id },
        departmentId,
        detail: { number, ...detail, resources: resources.length, monthFen: transfer.month_fen, reason },
      },
    };
  },
});

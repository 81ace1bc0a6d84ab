import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { requireCloud, requireEverywhere } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { decideAssetSchema } from './schemas.ts';
import { cloudNamed, insertDecision, lockAsset } from './store.ts';

/**
 * Decides that an asset is used on in a cloud, or retired; what was decided before stays readable. The last reuse counts, unless the asset is
 * retired from that day or an earlier one. Refused: NOT_FOUND; CLOUD_NOT_GRANTED, also where the decision that stands is of another cloud, or a
 * retirement, which all clouds share; INPUT_INVALID for a day to come; STATE_CONFLICT where another
 * decision than the one looked at is the last.
 */
export const decideAsset = command({
  event: 'assets.decided',
  allow: ['authority-approver'],
  input: decideAssetSchema,
  stepUp: true,
  async act({ ctx, tx }, { assetId, decision, day, cloudId, costFen, reason, basedOn }) {
    const asset = await lockAsset(tx, assetId);
    const by = answerableFor(ctx.actor);
    if (!asset || by === null) throw new DomainError('NOT_FOUND', { what: 'asset' });
    if (cloudId !== undefined) requireCloud(ctx.actor, ['authority-approver'], { cloudId });
    else requireEverywhere(ctx.actor, 'authority-approver');
    if (cloudId !== undefined && !(await cloudNamed(tx, cloudId)))
      throw new DomainError('NOT_FOUND', { what: 'cloud' });
    if (day > dayOf(ctx.now)) throw new DomainError('INPUT_INVALID', { field: 'day', fields: ['day'] });
    const { number, department_id: departmentId, last_version: last, last_cloud_id: lastCloudId } = asset;
    if (basedOn !== (last ?? 0))
      throw new DomainError('STATE_CONFLICT', { object: number, state: 'changed-meanwhile' });
    // What is replaced is of its own cloud, or of the whole province.
    if (lastCloudId !== null) requireCloud(ctx.actor, ['authority-approver'], { cloudId: lastCloudId });
    else if (last !== null) requireEverywhere(ctx.actor, 'authority-approver');
    const version = basedOn + 1;
    await insertDecision(tx, {
      id: newId(ctx.now),
      department_id: departmentId,
      asset_id: assetId,
      version,
      decision,
      day,
      cloud_id: cloudId ?? null,
      reuse_fen: costFen === undefined ? null : BigInt(costFen),
      reason,
      decided_by: by,
      decided_at: ctx.now,
    });
    const detail = { number, version, decision, day, cloudId: cloudId ?? null, costFen: costFen ?? null, reason };
    return {
      result: { assetId, version },
      audit: { object: { kind: 'asset', id: assetId }, departmentId, detail },
    };
  },
});

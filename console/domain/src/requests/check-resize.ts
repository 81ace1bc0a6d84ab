import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { findTerms } from '../catalogue/find-terms.ts';
import { findUse } from '../metering/find-use.ts';
import { findPeopleInService } from '../people/find-people-in-service.ts';
import { findRemoval } from '../provisioning/find-removal.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { refuseUncovered } from './beside-rules.ts';
import { standingOf } from './beside-store.ts';
import { checkResizeSchema } from './changes/schemas.ts';
import { refuseGrowth } from './growth-rules.ts';
import { type Refusal, refuseBusy, refuseResize } from './line-rules.ts';
import { refusePeople } from './people-rules.ts';
import { lockResource, openChanges, placesOf } from './store.ts';
import { sameResize } from './submit-key-store.ts';
import { refuseTarget } from './target-rules.ts';
import { targetsOf } from './target-store.ts';

/**
 * Everything that stands against a delivered resource becoming `spec`, before quota and price are looked at: the rules of its
 * item, what keeps new things from its place, what is in use, where it points, whom it names, other requests on it, and its removal where that was ordered. The resource stays locked, so that submitting can rely on it.
 */
export const checkResize = query({
  allow: ['applicant', 'job'],
  input: checkResizeSchema,
  async read(scope, { resourceId, spec }): Promise<readonly Refusal[]> {
    const { tx } = scope;
    const resource = await lockResource(tx, resourceId);
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const inBucket = { resourceId, dimension: 'object-gb' as const };
    const usedGb = spec.item === 'object-bucket' ? await findUse.definition.read(scope, inBucket) : null;
    const { department_id: departmentId } = resource;
    const people = await findPeopleInService.definition.read(scope, { departmentIds: [departmentId] });
    const here = { systemId: resource.system_id, cloudSlug: resource.cloud_slug, zoneCode: resource.zone_code };
    const beside = (await standingOf(tx, resource.system_id)).filter(
      ({ id, cloud, zone }) => id !== resourceId && cloud === here.cloudSlug && zone === here.zoneCode,
    );
    const ground = {
      cloud: here.cloudSlug,
      zone: here.zoneCode,
      places: await placesOf(tx, [here.cloudSlug]),
      policy: profilePolicyAt(scope.ctx.now),
      terms: await findTerms.definition.read(scope, undefined),
      mlpsGrade: resource.mlps_grade,
      now: scope.ctx.now,
    };
    const removal = await findRemoval.definition.read(scope, { resourceId });
    return [
      ...refuseResize(resource.spec, spec, { usedGb }),
      refuseGrowth(resource.spec, spec, ground) ?? [],
      refuseTarget(spec, here, await targetsOf(tx, [spec])) ?? [],
      refusePeople(spec, people.get(departmentId) ?? new Set()) ?? [],
      refuseUncovered(
        spec,
        beside.map((one) => one.spec),
      ) ?? [],
      refuseBusy(await openChanges(tx, resourceId), { ...resource, removal }) ??
        (await sameResize(tx, resourceId, spec)) ??
        [],
    ].flat();
  },
});

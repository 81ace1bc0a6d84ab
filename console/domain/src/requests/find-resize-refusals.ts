import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { findUse } from '../metering/find-use.ts';
import type { VerbScope } from '../verb/context.ts';
import { type OpenChange, type Refusal, refuseBusy, refuseResize } from './line-rules.ts';
import { refuseTarget } from './target-rules.ts';
import { targetsOf } from './target-store.ts';

/** A delivered resource as a change of it is judged, and the requests that are open on it. */
interface Changing {
  readonly id: string;
  readonly spec: ItemSpec;
  readonly fulfilment: 'provisioned' | 'counted';
  readonly system_id: string;
  readonly cloud_slug: string;
  readonly zone_code: string;
  readonly open: readonly OpenChange[];
}

/**
 * Everything that stands against a delivered resource becoming `wanted`, before quota and price are looked at: the rules of
 * its item, what is in use, where it points, and other requests on it.
 */
export async function findResizeRefusals(
  scope: VerbScope,
  resource: Changing,
  wanted: ItemSpec,
): Promise<readonly Refusal[]> {
  const inBucket = { resourceId: resource.id, dimension: 'object-gb' as const };
  const usedGb = wanted.item === 'object-bucket' ? await findUse.definition.read(scope, inBucket) : null;
  const here = { systemId: resource.system_id, cloudSlug: resource.cloud_slug, zoneCode: resource.zone_code };
  return [
    ...refuseResize(resource.spec, wanted, { usedGb }),
    refuseTarget(wanted, here, await targetsOf(scope.tx, [wanted])) ?? [],
    refuseBusy(resource.open, resource) ?? [],
  ].flat();
}

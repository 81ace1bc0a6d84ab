import { type ClusterObject, notYet, READY, type Readiness } from './cluster-object.ts';
import { conditionReadiness } from './condition-readiness.ts';

/** Readiness of kinds that operators run, by group and kind; a kind that is not here has rules elsewhere or none. */
export const SERVICE_READINESS: Readonly<Record<string, (object: ClusterObject) => Readiness>> = {
  'postgresql.cnpg.io/Cluster': databaseReadiness,
  'objectbucket.io/ObjectBucketClaim': bucketReadiness,
  'redis.redis.opstreelabs.in/RedisReplication': cacheReadiness,
  'apps/StatefulSet': setReadiness,
  'v1/Service': balancerReadiness,
  'velero.io/Schedule': scheduleReadiness,
  'cdi.kubevirt.io/DataVolume': filledReadiness,
};

/**
 * A database can be used as it was asked for: Ready by its operator, with every member up and no volume being grown. Its
 * status names no generation, so the number of members is compared with what is wanted now.
 */
function databaseReadiness(object: ClusterObject): Readiness {
  const ready = conditionReadiness(object, 'Ready');
  if (ready.ready !== true) return ready;
  const { instances } = object.spec ?? {};
  const { readyInstances = 0, resizingPVC = [] } = object.status ?? {};
  if (instances !== undefined && readyInstances !== instances)
    return notYet(`${readyInstances} of ${instances} members are ready`);
  return resizingPVC.length === 0 ? READY : notYet(`growing ${resizingPVC.join(', ')}`);
}

/** Bound says that the bucket is there and that its address and keys lie beside the claim; the platform never reads those. */
function bucketReadiness({ status }: ClusterObject): Readiness {
  return status?.phase === 'Bound' ? READY : notYet(`bucket claim is ${status?.phase ?? 'without phase'}, not Bound`);
}

/** The operator names no readiness but the member that takes writes; with copies, their set says whether all are up. */
function cacheReadiness({ spec, status }: ClusterObject): Readiness {
  const alone = spec?.clusterSize === 1;
  return alone || status?.masterNode ? READY : notYet('no member takes writes yet');
}

/** A service is ready as it stands, but one that needs an address from outside has to have it. */
function balancerReadiness({ spec, status }: ClusterObject): Readiness {
  if (spec?.type !== 'LoadBalancer') return { ready: null, reason: '' };
  return status?.loadBalancer?.ingress?.length ? READY : notYet('no address was given to it yet');
}

function scheduleReadiness({ status }: ClusterObject): Readiness {
  return status?.phase === 'Enabled' ? READY : notYet(`backup schedule is ${status?.phase ?? 'not taken up yet'}`);
}

/** A disk is filled once CDI says so; before, with how far it is and what keeps it, e.g. an image that can't be pulled. */
function filledReadiness({ status }: ClusterObject): Readiness {
  const { phase = 'without phase', progress, conditions = [] } = status ?? {};
  if (phase === 'Succeeded') return READY;
  const trouble = conditions.find(({ type, message }) => type === 'Running' && message)?.message;
  return notYet(['disk is being filled', phase, progress, trouble].filter(Boolean).join(': '));
}

function setReadiness({ metadata, spec, status }: ClusterObject): Readiness {
  const { generation } = metadata;
  if (generation !== undefined && (status?.observedGeneration ?? 0) < generation)
    return notYet(`status is of generation ${status?.observedGeneration ?? 0}, and ${generation} is asked for`);
  const wanted = spec?.replicas ?? 1;
  const ready = Math.min(status?.readyReplicas ?? 0, status?.updatedReplicas ?? status?.readyReplicas ?? 0);
  if (ready !== wanted) return notYet(`${ready} of ${wanted} members are ready`);
  const standing = status?.replicas ?? wanted;
  return standing === wanted ? READY : notYet(`${standing} members stand, and ${wanted} are asked for`);
}

import { bytesOf } from './bytes.ts';
import { type ClusterObject, notYet, READY, type Readiness } from './cluster-object.ts';
import { conditionReadiness } from './condition-readiness.ts';
import { SERVICE_READINESS } from './service-readiness.ts';

/**
 * The platform's own word on whether an object can be used: a volume is Bound with all the space it asked for, a host is
 * Ready as it is asked for now (a stopped one: really off), a namespace is Active, a managed service is as its operator says. An object that is being deleted is never ready, nor is one whose status
 * still speaks of an earlier generation, or a host that runs its old size until it is restarted.
 */
export function readinessOf(object: ClusterObject): Readiness {
  if (object.metadata.deletionTimestamp) return notYet(`being deleted since ${object.metadata.deletionTimestamp}`);
  const [group = ''] = object.apiVersion.split('/');
  const ofService = SERVICE_READINESS[`${group}/${object.kind}`];
  if (ofService !== undefined) return ofService(object);
  switch (object.kind) {
    case 'PersistentVolumeClaim':
      return claimReadiness(object);
    case 'VirtualMachine':
      return object.spec?.runStrategy === 'Halted' ? stoppedReadiness(object) : conditionReadiness(object, 'Ready');
    case 'Deployment':
      return conditionReadiness(object, 'Available');
    case 'CustomResourceDefinition':
      return conditionReadiness(object, 'Established');
    case 'Namespace':
      return object.status?.phase === 'Active' ? READY : notYet(`phase ${object.status?.phase ?? 'unknown'}`);
    default:
      return { ready: null, reason: '' };
  }
}

/** A host that is to be off is as it was asked for once it says so of its newest generation; a word of Ready would be of before. */
function stoppedReadiness({ metadata, status }: ClusterObject): Readiness {
  const { generation } = metadata;
  const observed = status?.observedGeneration;
  if (generation !== undefined && observed !== undefined && observed < generation)
    return notYet(`status is of generation ${observed}, and ${generation} is asked for`);
  return status?.printableStatus === 'Stopped'
    ? READY
    : notYet(`host is ${status?.printableStatus ?? 'without status'}, not Stopped`);
}

function claimReadiness(object: ClusterObject): Readiness {
  if (object.status?.phase !== 'Bound')
    return notYet(`volume claim is ${object.status?.phase ?? 'without phase'}, not Bound`);
  const wanted = bytesOf(object.spec?.resources?.requests?.storage);
  const given = bytesOf(object.status.capacity?.storage);
  if (wanted !== null && (given === null || given < wanted)) {
    return notYet(`has ${object.status.capacity?.storage ?? 'no'} of ${object.spec?.resources?.requests?.storage} yet`);
  }
  return READY;
}

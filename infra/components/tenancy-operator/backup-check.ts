import { LABEL_PREFIX } from '../manifest/labels.ts';

/** Longest slug that a tenancy's namespace carries whole; of a longer one it carries the beginning. */
const LONGEST_WHOLE = 16;

/**
 * What must hold (CEL) of a backup schedule for it to be one tenancy's of the cloud: it lies in `namespace`, says whose it is,
 * copies that tenancy's namespace and no other, and runs nothing in anybody's pods. Deleting asks whose it was.
 */
export function isOwnBackup(cloudSlug: string, namespace: string): string {
  const [cloud, tenancy] = [`${LABEL_PREFIX}/cloud`, `${LABEL_PREFIX}/tenancy`];
  const owned = (object: string) => {
    const labels = `${object}.metadata.labels`;
    return `has(${labels}) && '${cloud}' in ${labels} && ${labels}['${cloud}'] == '${cloudSlug}' && '${tenancy}' in ${labels}`;
  };
  const template = 'object.spec.template';
  const copied = `${template}.includedNamespaces[0]`;
  const number = `object.metadata.labels['${tenancy}']`;
  const itsNamespace =
    cloudSlug.length <= LONGEST_WHOLE
      ? `${copied} == '${cloudSlug}-' + ${number}`
      : `${copied}.endsWith('-' + ${number}) && '${cloudSlug}'.startsWith(${copied}.substring(0, ${copied}.size() - ${number}.size() - 1))`;
  const whole = [
    owned('object'),
    `has(${template}.includedNamespaces) && ${template}.includedNamespaces.size() == 1`,
    itsNamespace,
    `!has(${template}.hooks)`,
    `!(has(${template}.includeClusterResources) && ${template}.includeClusterResources)`,
  ];
  const isSchedule = `request.resource.group == 'velero.io' && request.resource.resource == 'schedules'`;
  return `${isSchedule} && request.namespace == '${namespace}' && (request.operation == 'DELETE' ? (${owned('oldObject')}) : (${whole.join(' && ')}))`;
}

import type { Labels } from '../manifest/labels.ts';

interface Standing {
  readonly kind: string;
  readonly name: string;
  readonly labels: Labels;
}

/**
 * The labels that objects would have to bear before they can be adopted unchanged, as sentences with the command that sets them:
 * an adoption changes no object, so whose they are must be written on them first. Empty: all do.
 */
export function missingLabels(namespace: string, wanted: readonly { object: Standing; labels: Labels }[]): string[] {
  return wanted.flatMap(({ object, labels }) => {
    const missing = Object.entries(labels).filter(([key, value]) => object.labels[key] !== value);
    if (missing.length === 0) return [];
    const pairs = missing.map(([key, value]) => `${key}=${value}`).join(' ');
    const at = object.kind === 'Namespace' ? '' : ` -n ${namespace}`;
    return [
      `${object.kind} ${object.name} lacks labels: kubectl label --overwrite ${object.kind} ${object.name}${at} ${pairs}`,
    ];
  });
}

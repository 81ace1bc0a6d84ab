import type { ObjectReference } from '@zhengyun/interface/inventory.ts';
import type { Labels } from './labels.ts';
import { PlanInvalidError } from './plan-invalid-error.ts';

/** One object a plan will make: its full name and the labels that say whose it is. */
export interface PlannedObject extends ObjectReference {
  readonly labels: Labels;
}

const SUBDOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

const fullName = (object: ObjectReference) =>
  `${object.apiVersion}/${object.kind} ${object.namespace === null ? '' : `${object.namespace}/`}${object.name}`;

function problemsOf(object: PlannedObject): string[] {
  const problems: string[] = [];
  if (!SUBDOMAIN.test(object.name) || object.name.length > 63) {
    problems.push(`${fullName(object)} has a name that is not DNS-1123 within 63 characters: shorten its slug`);
  }
  for (const [key, value] of Object.entries(object.labels)) {
    if (!LABEL_VALUE.test(value)) problems.push(`${fullName(object)} has label ${key}="${value}": not a label value`);
  }
  return problems;
}

/**
 * Refuses a set of planned objects as a whole: two of one name, names the API would refuse, or an object outside
 * `namespace` (null: the plan is cluster-wide and may name several).
 *
 * @throws PlanInvalidError with every problem found
 */
export function checkPlannedObjects(
  subject: string,
  objects: readonly PlannedObject[],
  namespace: string | null,
): void {
  const problems = objects.flatMap(problemsOf);
  const seen = new Set<string>();
  for (const object of objects) {
    const name = fullName(object);
    if (seen.has(name)) problems.push(`${name} is planned twice: give each its own name`);
    seen.add(name);
    if (namespace !== null && object.namespace !== namespace) {
      problems.push(`${name} lies outside namespace ${namespace}: a tenancy makes nothing elsewhere`);
    }
  }
  if (problems.length > 0) throw new PlanInvalidError(subject, problems);
}

/** The references alone, for a stack's outputs. */
export function referencesOf(objects: readonly PlannedObject[]): ObjectReference[] {
  return objects.map(({ apiVersion, kind, namespace, name }) => ({ apiVersion, kind, namespace, name }));
}

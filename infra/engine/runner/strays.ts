import type { EnginePlan } from './canonical-plan.ts';
import { objectId, type StateDeployment, type StateResource } from './pending-create.ts';

/** An object that a plan would make, as the state would hold it. */
export interface PlannedCreate extends StateResource {
  readonly id: string;
  readonly parent?: string;
  readonly provider: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/**
 * The Kubernetes objects that `plan` would make under names that are known: after a cut some of them may stand on the cluster
 * without the state knowing, because whoever made them died before it could say so.
 */
export function plannedCreates({ resourcePlans = {} }: EnginePlan): readonly PlannedCreate[] {
  return Object.entries(resourcePlans).flatMap(([urn, { goal, steps }]) => {
    if (!goal || steps?.join() !== 'create') return [];
    const inputs = (goal.inputDiff?.adds ?? {}) as NonNullable<StateResource['inputs']>;
    const resource = { urn, type: goal.type, inputs };
    const id = objectId(resource);
    if (id === null) return [];
    const { parent, dependencies, propertyDependencies } = goal as Partial<PlannedCreate>;
    return [
      {
        ...resource,
        id,
        ...(parent ? { parent } : {}),
        provider: String(goal.provider ?? ''),
        dependencies: dependencies ?? [],
        propertyDependencies: propertyDependencies ?? {},
      },
    ];
  });
}

/**
 * The state with `strays` entered as resources, each after what it depends on. One whose parent or provider the state does not
 * hold is left out: nothing can have been made before these.
 */
export function withStrays(deployment: StateDeployment, strays: readonly PlannedCreate[]): StateDeployment {
  const resources = [...(deployment.resources ?? [])];
  const ids = new Map(resources.map(({ urn, id }) => [urn, id ?? '']));
  let left = strays.filter(({ parent, provider }) => ids.has(providerUrn(provider)) && (!parent || ids.has(parent)));
  const coming = new Set(left.map(({ urn }) => urn));
  const isKnown = (urn: string) => ids.has(urn);
  while (left.length > 0) {
    const ready = left.filter(({ dependencies }) => dependencies.every((urn) => isKnown(urn) || !coming.has(urn)));
    if (ready.length === 0) break;
    for (const stray of ready) {
      const known = (urns: readonly string[] | null) => (urns ?? []).filter(isKnown);
      const entry = {
        ...stray,
        custom: true,
        outputs: stray.inputs,
        provider: `${providerUrn(stray.provider)}::${ids.get(providerUrn(stray.provider))}`,
        dependencies: known(stray.dependencies),
        propertyDependencies: Object.fromEntries(
          Object.entries(stray.propertyDependencies).map(([key, urns]) => [key, known(urns)]),
        ),
      };
      resources.push(entry);
      ids.set(stray.urn, stray.id);
    }
    left = left.filter((stray) => !ready.includes(stray));
  }
  return { ...deployment, resources };
}

/** A provider reference is `urn::id`. */
function providerUrn(reference: string): string {
  return reference.slice(0, reference.lastIndexOf('::'));
}

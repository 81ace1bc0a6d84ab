import { canonicalText } from './canonical-plan.ts';
import type { CanonicalPlan } from './contract.ts';

interface Inputs {
  readonly adds?: Record<string, unknown>;
  readonly updates?: Record<string, unknown>;
  readonly deletes?: readonly unknown[];
}
type Resource = CanonicalPlan['resources'][number];

/**
 * URNs whose remaining steps were no part of what was approved. After a cut a plan can only have become shorter: each
 * step left must stand in the approved plan for the same resource with the very inputs approved.
 */
export function unexplained(left: CanonicalPlan, approved: CanonicalPlan): string[] {
  const known = new Map(approved.resources.map((resource) => [String(resource.urn), resource]));
  return left.resources
    .filter((resource) => !isExplained(resource, known.get(String(resource.urn))))
    .map((resource) => String(resource.urn));
}

function isExplained(left: Resource, approved: Resource | undefined): boolean {
  const steps = stepsOf(left).filter((step) => step !== 'same');
  if (steps.length === 0 || isProvider(left)) return true;
  const allowed = new Set(stepsOf(approved));
  if (!approved) return false;
  // An object that was made before the cut may still be brought to the inputs it was approved with.
  if (steps.join() === 'update' && allowed.has('create')) return bringsBackOnly(left, approved);
  return steps.every((step) => allowed.has(step)) && canonicalText(left.inputs) === canonicalText(approved.inputs);
}

function bringsBackOnly(left: Resource, approved: Resource): boolean {
  const wanted = (approved.inputs as Inputs | undefined)?.adds ?? {};
  const { adds = {}, updates = {}, deletes = [] } = (left.inputs as Inputs | undefined) ?? {};
  const changes = Object.entries({ ...adds, ...updates });
  return deletes.length === 0 && changes.every(([key, value]) => canonicalText(value) === canonicalText(wanted[key]));
}

/** A provider's own record makes nothing on the cluster. */
function isProvider(resource: Resource): boolean {
  return String(resource.urn).includes('::pulumi:providers:');
}

function stepsOf(resource: Resource | undefined): string[] {
  return Array.isArray(resource?.steps) ? resource.steps.map(String) : [];
}

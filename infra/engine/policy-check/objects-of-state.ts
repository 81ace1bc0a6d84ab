import { z } from 'zod';
import type { JudgedObject } from './judged-object.ts';

const resourceSchema = z.object({
  urn: z.string(),
  type: z.string(),
  custom: z.boolean().default(false),
  /** Read only: somebody else made it. */
  external: z.boolean().default(false),
  /** Replaced already, and about to go. */
  delete: z.boolean().default(false),
  protect: z.boolean().default(false),
  inputs: z.record(z.string(), z.unknown()).default({}),
  provider: z.string().default(''),
});
const stateSchema = z.object({
  version: z.literal(3),
  deployment: z.object({ resources: z.array(resourceSchema).default([]) }),
});

const SECRET_KEY = '4dabf18193072939515e22adb298388d';

/**
 * The Kubernetes objects an exported stack holds, by the inputs its program gave them: what a preview would judge. Sealed
 * values read as `[secret]`. Throws when `exported` is no state of version 3, the only one this engine writes.
 */
export function objectsOfState(exported: unknown): readonly JudgedObject[] {
  const parsed = stateSchema.safeParse(exported);
  if (!parsed.success) throw new Error('what was exported is no state of version 3: is the engine another one?');
  return parsed.data.deployment.resources
    .filter((resource) => resource.custom && !resource.external && !resource.delete)
    .filter(({ type }) => type.startsWith('kubernetes:'))
    .map(({ type, urn, inputs, protect, provider }) => ({
      type,
      urn,
      content: unsealed(inputs) as Record<string, unknown>,
      isProtected: protect,
      provider: providerName(provider),
    }));
}

/** `urn:pulumi:…::pulumi:providers:kubernetes::cluster::<id>` → `cluster`. */
function providerName(provider: string): string | null {
  return provider.split('::').at(3) ?? null;
}

function unsealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unsealed);
  if (typeof value !== 'object' || value === null) return value;
  if (SECRET_KEY in value) return '[secret]';
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unsealed(part)]));
}

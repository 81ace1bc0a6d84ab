import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';
import { type TenancyOutputs, tenancyOutputsSchema } from '@zhengyun/interface/tenancy.ts';
import { z } from 'zod';

const placeSchema = z.object({ namespace: z.string(), resource: z.string().optional() });

/**
 * What a tenancy's stack says it holds. A stack that is removed after it failed half made may never have said it: then its
 * place is that of its inputs, and what must be gone is found there by its labels.
 */
export function tenancyOutputsOf({ operation }: Work): TenancyOutputs {
  const outputs = tenancyOutputsSchema.safeParse(operation.outputs);
  if (outputs.success) return outputs.data;
  if (operation.verb === 'deploy') throw outputs.error;
  const { namespace, resource } = tenancyPlace({ operation });
  return { namespace, resource: resource ?? null, objects: [] };
}

/** Where a tenancy's operation acts, by its inputs. */
export function tenancyPlace({ operation }: Pick<Work, 'operation'>): {
  namespace: string;
  resource?: string | undefined;
} {
  return placeSchema.parse(operation.inputs);
}

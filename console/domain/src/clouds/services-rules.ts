import { type CloudServices, SIMULATED_SERVICES, servicesSchema } from '@zhengyun/interface/services.ts';
import { SIMULATED_PROVISIONER } from './rules.ts';

/** Operators of a cloud as its program takes them: those its definition names; where it says nothing, none but the simulated ones on simulated storage. */
export function servicesOf(stored: unknown, storageProvisioner: string): CloudServices {
  if (stored !== null && stored !== undefined) return servicesSchema.parse(stored);
  return storageProvisioner === SIMULATED_PROVISIONER ? SIMULATED_SERVICES : servicesSchema.parse({});
}

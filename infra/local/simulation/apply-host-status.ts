import { type ApiClient, ApiError } from '../control-plane/api-client.ts';
import type { HostStatus, VirtualMachine } from './plan-host-status.ts';

/** Writes a machine's status, whether or not its definition has a status subresource. A machine that has changed or gone is left to the next plan. */
export async function applyHostStatus(api: ApiClient, machine: VirtualMachine, status: HostStatus): Promise<void> {
  const { namespace, name, resourceVersion } = machine.metadata;
  const path = `/apis/kubevirt.io/v1/namespaces/${namespace}/virtualmachines/${name}`;
  const body = { metadata: { resourceVersion }, status };
  const contentType = 'application/merge-patch+json';
  try {
    await api.call({ method: 'PATCH', path: `${path}/status`, contentType, body }).catch((error) => {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
      return api.call({ method: 'PATCH', path, contentType, body });
    });
  } catch (error) {
    if (!(error instanceof ApiError && (error.status === 404 || error.status === 409))) throw error;
  }
}

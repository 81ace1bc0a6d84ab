import { connectApi } from '@zhengyun/local/control-plane/api-client.ts';
import { ensureNodes } from '@zhengyun/local/control-plane/ensure-nodes.ts';

/** Simulated nodes for a city that the sample has no cloud of: files of one run share the clusters, so each takes a city of its own. */
export async function addCityNodes(kubeconfig: string, slug: string, nodes = 2): Promise<void> {
  const api = connectApi(kubeconfig);
  try {
    await ensureNodes(api, [{ pool: `${slug}-x86`, xinchuang: false, nodes }]);
  } finally {
    api.close();
  }
}

import { Cloud } from '@zhengyun/components/cloud/cloud.ts';
import { clusterProvider } from '@zhengyun/components/cluster/cluster-provider.ts';
import type { ProgramSettings } from '@zhengyun/components/cluster/program-settings.ts';
import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import { sectoralInputs } from './config.ts';

/** One sectoral cloud (特色行业云). The same for the console, which calls it inline, and for `pulumi up` by hand. */
export async function program(settings: ProgramSettings): Promise<CloudOutputs> {
  const inputs = sectoralInputs(settings.inputs);
  return new Cloud(inputs.cloud.slug, { inputs }, { provider: clusterProvider(settings) }).outputs;
}

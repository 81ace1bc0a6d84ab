import { SIMULATED_LABEL } from './definitions.ts';

/** Device class of a share, and the driver whose devices it is made of. */
const DEVICE_CLASS = 'gpu-share.zhengyun.cn';
const DRIVER = 'gpu.zhengyun.cn';
const SHARES_PER_NODE = 8;
const MEMORY_OF_SHARE = '24Gi';

const labels = { [SIMULATED_LABEL]: 'true' };

/** The class of simulated GPU shares. */
export function deviceClass(): object {
  return {
    metadata: { name: DEVICE_CLASS, labels },
    spec: { selectors: [{ cel: { expression: `device.driver == '${DRIVER}'` } }] },
  };
}

/** What a driver would say of the GPUs on `node`. */
export function deviceSlice(node: string): object {
  return {
    metadata: { name: `${node}-gpu`, labels },
    spec: {
      driver: DRIVER,
      nodeName: node,
      pool: { name: node, generation: 1, resourceSliceCount: 1 },
      devices: Array.from({ length: SHARES_PER_NODE }, (_, index) => ({
        name: `share-${index + 1}`,
        capacity: { memory: { value: MEMORY_OF_SHARE } },
      })),
    },
  };
}

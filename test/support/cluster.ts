import { join } from 'node:path';
import { ensureTool } from '@zhengyun/engine/toolchain/ensure-tool.ts';
import { startControlPlanes } from '@zhengyun/local/control-plane/start-control-planes.ts';
import { rememberedPorts } from '@zhengyun/local/supervise/remembered-ports.ts';
import { createSupervisor } from '@zhengyun/local/supervise/supervisor.ts';
import { inject } from 'vitest';
import { makeGround } from './ground.ts';
import { makeScratch } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Kubeconfig YAML of the administrators of two clusters: nodes, volumes and hosts are simulated, all else is real. */
    kubeconfigs: readonly string[];
  }
}

const ground = makeGround({
  name: 'cluster',
  start: async () => {
    const tools = {
      etcd: await ensureTool('etcd'),
      'kube-apiserver': await ensureTool('kube-apiserver'),
      'kube-controller-manager': await ensureTool('kube-controller-manager'),
      'kube-scheduler': await ensureTool('kube-scheduler'),
      kwok: await ensureTool('kwok'),
    };
    const scratch = await makeScratch();
    const supervisor = createSupervisor({ dir: scratch.dir });
    const stop = async (): Promise<void> => {
      await supervisor.stopAll();
      scratch.remove();
    };
    try {
      const ports = rememberedPorts(join(scratch.dir, 'ports.json'));
      const clusters = await startControlPlanes({ dir: scratch.dir, tools, supervisor, ports });
      return { kubeconfigs: clusters.map((cluster) => cluster.kubeconfig), stop };
    } catch (error) {
      await stop();
      throw error;
    }
  },
  stop: (running) => running.stop(),
  provide: (project, { kubeconfigs }) => project.provide('kubeconfigs', kubeconfigs),
});

/** vitest global set-up: two local clusters for the run, provided as `kubeconfigs`. */
export const setup = ground.setup;
export const teardown = ground.teardown;

/** Administrators' kubeconfigs of the two clusters (`province`, `cities`), in a file of a project set up by this module. */
export function testKubeconfigs(): readonly [province: string, cities: string] {
  const [province, cities] = inject('kubeconfigs');
  if (province === undefined || cities === undefined)
    throw new Error('This vitest project has no clusters: see vitest.config.ts.');
  return [province, cities];
}

import { afterAll, beforeAll } from 'vitest';
import type { JsonObject } from '../protocol/property-value.ts';
import { DrivenProvider } from './driven-provider.ts';
import { DrivenResource } from './driven-resource.ts';
import { apiTypeOf, TestCluster } from './test-cluster.ts';

/** What the tests of one file act on. */
export interface Stage {
  readonly cluster: TestCluster;
  readonly provider: DrivenProvider;
  /** A namespace of this file's own. */
  readonly namespace: string;
  /** A resource of the program; core kinds as `core/v1:ConfigMap`. */
  resource(type: string, name: string): DrivenResource;
  /** An object in the file's namespace; its type as `apps/v1/Deployment`. */
  object(type: string, name: string, rest?: JsonObject): JsonObject;
}

/** Sets a stage for the tests of a `describe` block: a configured provider and a namespace, both taken down at the end. */
export function useStage(options: Record<string, string> = {}, env: Record<string, string> = {}): Stage {
  let cluster: TestCluster;
  let provider: DrivenProvider;
  let namespace = '';
  beforeAll(async () => {
    cluster = new TestCluster();
    provider = await DrivenProvider.configured(options, env);
    namespace = await cluster.newNamespace();
  });
  afterAll(async () => {
    await provider.stop();
    await cluster.delete('v1/Namespace', '', namespace);
    cluster.close();
  });
  return {
    get cluster() {
      return cluster;
    },
    get provider() {
      return provider;
    },
    get namespace() {
      return namespace;
    },
    resource: (type, name) => new DrivenResource(provider, type, name),
    object: (type, name, rest = {}) => ({ ...apiTypeOf(type), metadata: { name, namespace }, ...rest }),
  };
}

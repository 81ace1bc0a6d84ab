import { bytesOf } from '../simulation/quantity.ts';
import { type Child, type Children, isCurrent, type OperatedObject, presentOf } from './children.ts';
import {
  condition,
  type Moment,
  type OperatorAnswer,
  RESTRICTED,
  type SimulatedOperator,
} from './simulated-operator.ts';

/** The part of a CloudNativePG `Cluster` that the simulation reads. */
interface DatabaseSpec {
  readonly instances: number;
  readonly priorityClassName?: string;
  readonly imageCatalogRef?: { readonly name: string; readonly major: number };
  readonly inheritedMetadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly storage?: { readonly storageClass?: string; readonly size?: string };
  readonly resources?: unknown;
  readonly affinity?: { readonly nodeSelector?: unknown; readonly tolerations?: unknown };
}

const HEALTHY = 'Cluster in healthy state';
const WAITING = 'Waiting for the instances to become active';

/** Plays CloudNativePG: a claim and a pod for each member, three services, and a secret with the application's credentials. */
export const databaseOperator: SimulatedOperator = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  plural: 'clusters',
  answer: (object, moment) => {
    const spec = object.spec as unknown as DatabaseSpec;
    const members = Array.from({ length: spec.instances }, (_, index) => memberOf(object, spec, index + 1));
    const claims = members.map(({ claim }) => claim);
    // As the operator does it: no pod before its volume, so a member never starts on nothing.
    const pods = members.filter(({ claim }) => isFilled(claim, object, moment.present)).map(({ pod }) => pod);
    const children = [...claims, ...pods, ...servicesOf(object, spec), secretOf(object, spec, moment)];
    return { children, status: statusOf(object, spec, { moment, claims, pods }) };
  },
};

const labelsOf = (object: OperatedObject, spec: DatabaseSpec) => ({
  ...spec.inheritedMetadata?.labels,
  'cnpg.io/cluster': object.metadata.name,
});

function memberOf(object: OperatedObject, spec: DatabaseSpec, number: number): { claim: Child; pod: Child } {
  const name = `${object.metadata.name}-${number}`;
  const role = number === 1 ? 'primary' : 'replica';
  const labels = { ...labelsOf(object, spec), 'cnpg.io/instanceName': name, 'cnpg.io/instanceRole': role };
  const size = spec.storage?.size ?? '1Gi';
  return {
    claim: {
      kind: 'claims',
      name,
      labels,
      revision: size,
      change: 'patch',
      content: {
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: spec.storage?.storageClass,
          resources: { requests: { storage: size } },
        },
      },
    },
    pod: {
      kind: 'pods',
      name,
      labels,
      revision: JSON.stringify(spec.resources ?? {}),
      change: 'replace',
      content: {
        spec: {
          priorityClassName: spec.priorityClassName,
          nodeSelector: spec.affinity?.nodeSelector,
          tolerations: spec.affinity?.tolerations,
          securityContext: RESTRICTED.pod,
          automountServiceAccountToken: false,
          containers: [
            {
              name: 'postgres',
              image: `simulated/${spec.imageCatalogRef?.name ?? 'postgresql'}:${spec.imageCatalogRef?.major ?? 0}`,
              resources: spec.resources,
              securityContext: RESTRICTED.container,
              volumeMounts: [{ name: 'pgdata', mountPath: '/var/lib/postgresql/data' }],
            },
          ],
          volumes: [{ name: 'pgdata', persistentVolumeClaim: { claimName: name } }],
        },
      },
    },
  };
}

function servicesOf(object: OperatedObject, spec: DatabaseSpec): Child[] {
  const cluster = { 'cnpg.io/cluster': object.metadata.name };
  const selectors = {
    rw: { ...cluster, 'cnpg.io/instanceRole': 'primary' },
    ro: { ...cluster, 'cnpg.io/instanceRole': 'replica' },
    r: cluster,
  };
  return Object.entries(selectors).map(([suffix, selector]) => ({
    kind: 'services',
    name: `${object.metadata.name}-${suffix}`,
    labels: labelsOf(object, spec),
    revision: '',
    change: 'patch',
    content: { spec: { selector, ports: [{ name: 'postgres', port: 5432 }] } },
  }));
}

function secretOf(object: OperatedObject, spec: DatabaseSpec, { password }: Moment): Child {
  const { name, namespace } = object.metadata;
  const host = `${name}-rw.${namespace}`;
  return {
    kind: 'secrets',
    name: `${name}-app`,
    labels: labelsOf(object, spec),
    revision: '',
    change: 'patch',
    content: {
      type: 'kubernetes.io/basic-auth',
      stringData: { username: 'app', password, dbname: 'app', host, port: '5432' },
    },
  };
}

function isFilled(claim: Child, owner: OperatedObject, present: Children): boolean {
  const status = presentOf(claim, owner, present)?.status as
    | { readonly phase?: string; readonly capacity?: { readonly storage?: string } }
    | undefined;
  return status?.phase === 'Bound' && bytesOf(status.capacity?.storage ?? '0') >= bytesOf(claim.revision);
}

function isReady(pod: Child, owner: OperatedObject, present: Children): boolean {
  const live = presentOf(pod, owner, present);
  const conditions = live?.status?.conditions as readonly { type: string; status: string }[] | undefined;
  return (
    isCurrent(pod, live) && (conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false)
  );
}

function statusOf(
  object: OperatedObject,
  spec: DatabaseSpec,
  { moment, claims, pods }: { moment: Moment; claims: readonly Child[]; pods: readonly Child[] },
): OperatorAnswer['status'] {
  const { name } = object.metadata;
  const resizing = claims.filter((claim) => !isFilled(claim, object, moment.present)).map((claim) => claim.name);
  const readyInstances = pods.filter((pod) => isReady(pod, object, moment.present)).length;
  const isTrue = readyInstances === spec.instances && resizing.length === 0;
  return {
    instances: spec.instances,
    readyInstances,
    phase: isTrue ? HEALTHY : WAITING,
    currentPrimary: `${name}-1`,
    writeService: `${name}-rw`,
    readService: `${name}-r`,
    resizingPVC: resizing,
    conditions: [
      condition(
        object,
        {
          type: 'Ready',
          isTrue,
          reason: isTrue ? 'ClusterIsReady' : 'ClusterIsNotReady',
          message: 'simulated database: nothing really runs',
        },
        moment.now,
      ),
    ],
  };
}

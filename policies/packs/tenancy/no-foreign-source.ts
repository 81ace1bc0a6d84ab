import { objectPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { hostOf, podsOf } from '../manifest/pod-template.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

const NETWORKS = 'k8s.v1.cni.cncf.io/networks';

/** Where kinds name an object of another namespace to copy from, route to, or take credentials from. */
const REFERENCES: readonly Path[] = [
  ['spec', 'dataSourceRef'],
  ['spec', 'source', 'pvc'],
  ['spec', 'source', 'snapshot'],
  ['spec', 'sourceRef'],
  ['spec', 'claimRef'],
  ['spec', 'pvc', 'dataSourceRef'],
];

/** A claim, snapshot or route takes nothing out of another tenancy: not its disks, not its services, and joins no network of it. */
export const noForeignSource = objectPolicy(
  {
    name: 'no-foreign-source',
    description: '不得引用其他租户命名空间的数据或服务',
    english: 'No data or service of another tenancy is referred to',
    controls: ['8.2.3.1', '8.2.4.2'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉跨命名空间的引用，跨租户共享须走数据共享流程',
  },
  (object) => {
    if (object.namespace === null) return [];
    const routed = listOf(recordOf(object.content.spec).rules).flatMap((rule, index) =>
      listOf(recordOf(rule).backendRefs).map((_, at): Path => ['spec', 'rules', index, 'backendRefs', at]),
    );
    const templates = listOf(recordOf(object.content.spec).dataVolumeTemplates).flatMap((_, index): Path[] => [
      ['spec', 'dataVolumeTemplates', index, 'spec', 'source', 'pvc'],
    ]);
    const copied = [...REFERENCES, ...routed, ...templates].flatMap((path) => {
      const there = textOf(recordOf(valueAt(object.content, path)).namespace);
      return there === '' || there === object.namespace
        ? []
        : [{ text: `引用了命名空间 ${there} 的对象`, path: [...path, 'namespace'] }];
    });
    return [
      ...copied,
      ...networksOf(object)
        .filter(({ namespace }) => namespace !== object.namespace)
        .map(toObjection),
    ];
  },
);

/** A further network something is attached to, past the cluster's own and its policies. */
interface Attachment {
  /** Where the network is defined. */
  readonly namespace: string;
  readonly path: Path;
}

const toObjection = ({ namespace, path }: Attachment) => ({ text: `接入了命名空间 ${namespace} 的网络`, path });

/** Networks of other namespaces by the names Multus reads: a host's, and those that a pod's annotation lists. */
function networksOf(object: Manifest): readonly Attachment[] {
  const host = hostOf(object);
  const ofHost = listOf(host?.spec.networks).flatMap((network, index) => {
    const path = [...(host?.path ?? []), 'networks', index, 'multus', 'networkName'];
    return namespaceIn(recordOf(recordOf(network).multus).networkName, path);
  });
  const ofPods = podsOf(object).flatMap(({ path }) => {
    const at = [...path.slice(0, -1), 'metadata', 'annotations'];
    const annotation = textOf(recordOf(valueAt(object.content, at))[NETWORKS]);
    return listedIn(annotation).flatMap((name) => namespaceIn(name, [...at, NETWORKS]));
  });
  return [...ofHost, ...ofPods];
}

function namespaceIn(name: unknown, path: Path): readonly Attachment[] {
  const [namespace, network] = textOf(name).split('/');
  return network === undefined || namespace === undefined ? [] : [{ namespace, path }];
}

/** Names in the annotation: separated by commas, or a JSON list of selections. What is of neither form names none. */
function listedIn(annotation: string): readonly string[] {
  if (!annotation.trimStart().startsWith('[')) return annotation.split(',').map((name) => name.trim());
  return [...annotation.matchAll(/"namespace"\s*:\s*"([^"]*)"/g)].map(([, namespace]) => `${namespace}/`);
}

function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof key === 'number' ? listOf(part)[key] : recordOf(part)[key]),
    content,
  );
}

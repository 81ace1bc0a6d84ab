/** Programs the system runs that npm does not supply. */
export const TOOL_NAMES = [
  'pulumi',
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** Tools built from one Go module: they share compiled packages, so they are built together. */
export type ToolFamily = 'pulumi' | 'kube';

export interface Tool {
  readonly name: ToolName;
  /** With its `v`, as in the module's tag. */
  readonly version: string;
  readonly family: ToolFamily;
  /** Argument that makes it print its version. */
  readonly versionFlag: string;
  /** Go package of the command. */
  readonly package: string;
  readonly buildFlags: readonly string[];
}

const PULUMI_VERSION = 'v3.259.0';
const KUBE_VERSION = 'v1.36.3';
const KUBE_VARIABLES = 'k8s.io/component-base/version';

/** Kubernetes' programs print what the linker is told; without it they call themselves v0.0.0-master and refuse some peers. */
const KUBE_FLAGS = [
  '-ldflags',
  `-s -w -X ${KUBE_VARIABLES}.gitVersion=${KUBE_VERSION} -X ${KUBE_VARIABLES}.gitMajor=1 -X ${KUBE_VARIABLES}.gitMinor=36 -X ${KUBE_VARIABLES}.gitTreeState=clean`,
];

const kube = (name: 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler'): Tool => ({
  name,
  version: KUBE_VERSION,
  family: 'kube',
  versionFlag: '--version',
  package: `k8s.io/kubernetes/cmd/${name}`,
  buildFlags: KUBE_FLAGS,
});

/** Every tool at its pinned version. The versions are those of `go/<family>/go.mod`; a test compares them. */
export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  pulumi: {
    name: 'pulumi',
    version: PULUMI_VERSION,
    family: 'pulumi',
    versionFlag: 'version',
    package: 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
    buildFlags: [
      '-tags',
      'osusergo,grpcnotrace',
      '-ldflags',
      // The Automation API parses what `pulumi version` prints; unset, that is empty.
      `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${PULUMI_VERSION}`,
    ],
  },
  etcd: {
    name: 'etcd',
    version: 'v3.6.8',
    family: 'kube',
    versionFlag: '--version',
    package: 'go.etcd.io/etcd/server/v3',
    buildFlags: ['-ldflags', '-s -w'],
  },
  'kube-apiserver': kube('kube-apiserver'),
  'kube-controller-manager': kube('kube-controller-manager'),
  'kube-scheduler': kube('kube-scheduler'),
  kwok: {
    name: 'kwok',
    version: 'v0.8.0',
    family: 'kube',
    versionFlag: '--version',
    package: 'sigs.k8s.io/kwok/cmd/kwok',
    buildFlags: KUBE_FLAGS,
  },
};

import type { Tool, ToolName } from './tools.ts';

/** One official file of a tool and where its project publishes the file's SHA-256. */
export interface Release {
  readonly url: string;
  readonly checksumUrl: string;
  /** Path of the program inside the archive; null when the file is the program. */
  readonly entry: string | null;
}

export interface Platform {
  readonly os: string;
  readonly arch: string;
}

/**
 * The tool's official file for a platform (Node's words for both), or null where its project publishes none: Kubernetes'
 * servers exist for Linux alone. Layouts: get.pulumi.com, dl.k8s.io, and GitHub releases of etcd and kwok. kwok publishes
 * no sums of its own, so GitHub's digest of the asset is used.
 */
export function releaseOf(tool: Tool, { os, arch }: Platform): Release | null {
  const goArch = ({ x64: 'amd64', arm64: 'arm64' } as Record<string, string>)[arch];
  if (goArch === undefined || (os !== 'linux' && os !== 'darwin')) return null;
  const layouts: Record<ToolName, () => Release | null> = {
    pulumi: () => ({
      url: `https://get.pulumi.com/releases/sdk/pulumi-${tool.version}-${os}-${arch}.tar.gz`,
      checksumUrl: `https://get.pulumi.com/releases/sdk/pulumi-${tool.version.slice(1)}-checksums.txt`,
      entry: 'pulumi/pulumi',
    }),
    etcd: () => {
      const base = `https://github.com/etcd-io/etcd/releases/download/${tool.version}`;
      const name = `etcd-${tool.version}-${os}-${goArch}`;
      const suffix = os === 'darwin' ? 'zip' : 'tar.gz';
      return { url: `${base}/${name}.${suffix}`, checksumUrl: `${base}/SHA256SUMS`, entry: `${name}/etcd` };
    },
    'kube-apiserver': () => kubernetes(tool, { os, goArch }),
    'kube-controller-manager': () => kubernetes(tool, { os, goArch }),
    'kube-scheduler': () => kubernetes(tool, { os, goArch }),
    kwok: () => ({
      url: `https://github.com/kubernetes-sigs/kwok/releases/download/${tool.version}/kwok-${os}-${goArch}`,
      checksumUrl: `https://api.github.com/repos/kubernetes-sigs/kwok/releases/tags/${tool.version}`,
      entry: null,
    }),
  };
  return layouts[tool.name]();
}

function kubernetes(tool: Tool, { os, goArch }: { os: string; goArch: string }): Release | null {
  if (os !== 'linux') return null;
  const url = `https://dl.k8s.io/release/${tool.version}/bin/linux/${goArch}/${tool.name}`;
  return { url, checksumUrl: `${url}.sha256`, entry: null };
}

/** Where a mirror keeps an official file: `<mirror>/<host>/<path>`. */
export function mirrored(url: string, mirror: string | null): string {
  if (mirror === null) return url;
  const { host, pathname } = new URL(url);
  return `${mirror.replace(/\/$/, '')}/${host}${pathname}`;
}

/**
 * The SHA-256 of `file` in what a project publishes: a list of `<sum>  <name>` lines, a bare sum, or GitHub's description
 * of a release with a digest per asset. Null when it is not there.
 */
export function checksumIn(published: string, file: string): string | null {
  const text = published.trim();
  if (text.startsWith('{')) return assetDigest(text, file);
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  for (const line of text.split('\n')) {
    const [sum = '', name = ''] = line.trim().split(/\s+\*?/);
    if (name === file && /^[0-9a-f]{64}$/i.test(sum)) return sum.toLowerCase();
  }
  return null;
}

function assetDigest(json: string, file: string): string | null {
  let described: { assets?: { name?: string; digest?: string | null }[] };
  try {
    described = JSON.parse(json);
  } catch {
    return null;
  }
  const digest = described.assets?.find((asset) => asset.name === file)?.digest ?? '';
  return /^sha256:[0-9a-f]{64}$/.test(digest) ? digest.slice('sha256:'.length) : null;
}

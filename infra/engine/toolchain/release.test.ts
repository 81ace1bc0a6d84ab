import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moduleOf } from './build-tools.ts';
import { checksumIn, mirrored, releaseOf } from './release.ts';
import { TOOL_NAMES, TOOLS } from './tools.ts';

const SUM = 'ab'.repeat(32);
const linux = { os: 'linux', arch: 'x64' };

describe('an official release', () => {
  it.each([
    ['pulumi', 'https://get.pulumi.com/releases/sdk/pulumi-v3.259.0-linux-x64.tar.gz'],
    ['etcd', 'https://github.com/etcd-io/etcd/releases/download/v3.6.8/etcd-v3.6.8-linux-amd64.tar.gz'],
    ['kube-scheduler', 'https://dl.k8s.io/release/v1.36.3/bin/linux/amd64/kube-scheduler'],
    ['kwok', 'https://github.com/kubernetes-sigs/kwok/releases/download/v0.8.0/kwok-linux-amd64'],
  ] as const)('of %s is where its project puts it', (name, url) => {
    expect(releaseOf(TOOLS[name], linux)?.url).toBe(url);
  });

  it('of Kubernetes exists for Linux alone, and of nothing for other processors', () => {
    expect(releaseOf(TOOLS['kube-apiserver'], { os: 'darwin', arch: 'arm64' })).toBeNull();
    expect(releaseOf(TOOLS.etcd, { os: 'darwin', arch: 'arm64' })?.url).toMatch(/darwin-arm64\.zip$/);
    for (const name of TOOL_NAMES) expect(releaseOf(TOOLS[name], { os: 'linux', arch: 'riscv64' })).toBeNull();
  });

  it('is looked for under the mirror by host and path', () => {
    expect(mirrored('https://dl.k8s.io/release/a', null)).toBe('https://dl.k8s.io/release/a');
    expect(mirrored('https://dl.k8s.io/release/a', 'http://mirror.local/tools/')).toBe(
      'http://mirror.local/tools/dl.k8s.io/release/a',
    );
  });
});

describe('a published checksum', () => {
  it.each([
    ['a bare sum', `${SUM}\n`],
    ['a list of sums', `${'00'.repeat(32)}  other.tar.gz\n${SUM}  tool.tar.gz\n`],
    ['a list in binary mode', `${SUM} *tool.tar.gz\n`],
    ['a release with digests', JSON.stringify({ assets: [{ name: 'tool.tar.gz', digest: `sha256:${SUM}` }] })],
  ])('is read from %s', (_, published) => {
    expect(checksumIn(published, 'tool.tar.gz')).toBe(SUM);
  });

  it.each([
    ['another file', `${SUM}  other.tar.gz`],
    ['a page that says nothing', '<html></html>'],
    ['a description cut off', '{"assets": [{"name": "tool.tar.gz"'],
    ['a release without digests', JSON.stringify({ assets: [{ name: 'tool.tar.gz', digest: null }] })],
    ['a weaker sum', JSON.stringify({ assets: [{ name: 'tool.tar.gz', digest: 'md5:abc' }] })],
  ])('is not taken from %s', (_, published) => {
    expect(checksumIn(published, 'tool.tar.gz')).toBeNull();
  });
});

describe('the pinned versions', () => {
  it.each([
    ['pulumi', 'github.com/pulumi/pulumi/pkg/v3'],
    ['etcd', 'go.etcd.io/etcd/server/v3'],
    ['kube-apiserver', 'k8s.io/kubernetes'],
    ['kwok', 'sigs.k8s.io/kwok'],
  ] as const)('of %s is the one its Go module pins', (name, module) => {
    const { family, version } = TOOLS[name];
    const pinned = readFileSync(join(moduleOf(family), 'go.mod'), 'utf8');
    expect(pinned).toMatch(
      new RegExp(`^\\s*(require )?${module.replaceAll('.', '\\.')} ${version.replaceAll('.', '\\.')}( |$)`, 'm'),
    );
  });
});

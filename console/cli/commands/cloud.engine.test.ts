import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { accountOn } from '@zhengyun/test/support/cluster-account.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { makeScratch, type Scratch } from '@zhengyun/test/support/scratch.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';

const MAIN = join(import.meta.dirname, '..', 'main.ts');
const [kubeconfig, other] = testKubeconfigs();

let province: SampleProvince;
let scratch: Scratch;
beforeAll(async () => {
  province = await sampleProvince();
  scratch = await makeScratch();
  await mkdir(scratch.dir, { recursive: true });
  await writeFile(join(scratch.dir, 'key'), randomBytes(32).toString('hex'), { mode: 0o600 });
  await writeFile(join(scratch.dir, 'cluster.yaml'), kubeconfig);
});
afterAll(async () => {
  scratch.remove();
  await province.drop();
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `npm run cloud -- …` as a person calls it, on this database. */
function cloud(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const own = { DATABASE_URL: province.database.ownerUrl, ZHENGYUN_KEY_FILE: join(scratch.dir, 'key') };
  const path = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [MAIN, 'cloud', ...args],
      { env: { ...path, ...own, ZHENGYUN_MODE: 'local', ZHENGYUN_DATA: scratch.dir, ...env } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

let files = 0;
async function file(content: unknown): Promise<string> {
  const path = join(scratch.dir, `cloud-${files++}.yaml`);
  await writeFile(path, typeof content === 'string' ? content : stringify(content));
  return path;
}

const zone = { code: 'extranet', name: '政务外网区', xinchuang: false, maximumMlps: 3, nodes: ['far-1'], capacity: {} };
const definition = {
  slug: 'cli-city',
  name: '命令行市政务云',
  tier: 'municipal',
  profile: 'city-medium',
  region: 'pearl-river-delta',
  kubevirt: 'present',
  storageProvisioner: 'csi.example.cn',
  zones: [zone],
};
const withCluster = (kubeconfigFile: string, slug = 'cli-cluster') => ({
  ...definition,
  cluster: { slug, kubeconfig: kubeconfigFile },
});
const oneLine = (text: string) => text.trim().split('\n').length === 1;

describe('a file that can’t be taken ends the command with one sentence and code 1', () => {
  it.each([
    ['is not there', () => '/nowhere/cloud.yaml', /^FILE_UNREADABLE .*\/nowhere\/cloud\.yaml: there is no such file/],
    ['is no YAML', () => file('zones: [1, {'), /^FILE_UNREADABLE .*line 1/],
    ['has a field that no cloud has', () => file({ ...definition, colour: 'red' }), /^INPUT_INVALID/],
    ['misses a field', () => file({ ...definition, name: undefined }), /^INPUT_INVALID .*name/],
    [
      'names a zone twice',
      () => file({ ...definition, zones: [zone, { ...zone, nodes: [] }] }),
      /^ZONE_TWICE .*extranet/,
    ],
    [
      'has a node in two zones',
      () => file({ ...definition, zones: [zone, { ...zone, code: 'internet' }] }),
      /^NODE_TWICE .*far-1/,
    ],
    ['contradicts its tier by its profile', () => file({ ...definition, profile: 'sector' }), /^PROFILE_NOT_OF_TIER/],
    [
      'asks for more than its profile leaves it',
      () => file({ ...definition, profile: 'city-small', kubevirt: 'install' }),
      /^PROFILE_FORBIDS/,
    ],
  ])('which %s', async (_, given, sentence) => {
    const { code, err, out } = await cloud(['add', await given()]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(oneLine(err)).toBe(true);
  });
});

describe('a cluster that can’t be taken leaves the cloud without it', () => {
  const refused = async (text: string, env: Readonly<Record<string, string>> = {}) => {
    const path = `kubeconfig-${files++}`;
    await writeFile(join(scratch.dir, path), text);
    const { code, err } = await cloud(['add', await file(withCluster(path))], env);
    expect(code).toBe(1);
    expect(oneLine(err)).toBe(true);
    return err;
  };

  it('by a credential that runs a command, named by its field', async () => {
    const running = kubeconfig.replace(/token: .*/, 'exec: { command: steal }');
    expect(await refused(running)).toMatch(/^CREDENTIAL_REFUSED .*exec/);
  });

  it('at an address that nobody allowed, before anything is sent there', async () => {
    expect(await refused(kubeconfig, { ZHENGYUN_MODE: 'production' })).toMatch(/^SERVER_NOT_ALLOWED .*127\.0\.0\.1/);
  });

  it('which does not answer', async () => {
    const silent = kubeconfig.replace(/https:\/\/127\.0\.0\.1:\d+/, 'https://127.0.0.1:9');
    expect(await refused(silent)).toMatch(/^CLUSTER_NOT_REACHED .*127\.0\.0\.1:9/);
  });

  it('by a credential that lacks needed rights, each of them named', async () => {
    const reads = { apiGroups: [''], resources: ['namespaces', 'nodes'], verbs: ['get', 'list'] };
    const sentence = await refused((await accountOn(kubeconfig, [reads])).kubeconfig);
    expect(sentence).toMatch(/^CLUSTER_RIGHTS_MISSING .*patch nodes.*create namespaces.*storageclasses/);
    expect(sentence).not.toContain('list nodes');
  });

  it('whose file is not there', async () => {
    const { code, err } = await cloud(['add', await file(withCluster('missing.yaml'))]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^FILE_UNREADABLE .*missing\.yaml/) });
  });
});

describe('a cloud from a file', () => {
  it('gets its cluster, and no other one afterwards: the cluster is known by its identity', async () => {
    const added = await cloud(['add', await file(withCluster('cluster.yaml'))]);
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).toContain('it has its cluster');
    await writeFile(join(scratch.dir, 'other.yaml'), other);
    const moved = await cloud(['add', await file(withCluster('other.yaml', 'cli-other'))]);
    expect(moved).toMatchObject({ code: 1, err: expect.stringMatching(/^CLUSTER_CHANGED/) });
    const again = await cloud([
      'register',
      'cli-city',
      '--kubeconfig',
      join(scratch.dir, 'cluster.yaml'),
      '--cluster',
      'cli-cluster',
    ]);
    expect(again).toMatchObject({ code: 0 });
  });

  it('is deployed in an engineer’s name only', async () => {
    expect(await cloud(['deploy', 'cli-city', '--as', 'sample:applicant'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^ROLE_MISSING/),
    });
    expect(await cloud(['deploy', 'atlantis', '--as', 'sample:engineer'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^NOT_FOUND/),
    });
    const asked = await cloud(['deploy', 'cli-city', '--as', 'sample:engineer']);
    expect(asked).toMatchObject({ code: 0, out: expect.stringMatching(/CZ-\d{4}-\d{6} is being previewed/) });
  });

  it('is worked on by hand in an open window only: without one, the command is not run', async () => {
    const mark = join(scratch.dir, 'ran');
    const touch = ['--', process.execPath, '-e', `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`];
    const { code, err } = await cloud(['by-hand', 'cli-city', '--as', 'sample:engineer', ...touch]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^WINDOW_NEEDED/) });
    const { existsSync } = await import('node:fs');
    expect(existsSync(mark)).toBe(false);
  });
});

describe('a command that is called wrongly says how it is called, with code 2', () => {
  it.each([
    [['add']],
    [['deploy', 'cli-city']],
    [['by-hand', 'cli-city', '--as', 'x']],
    [['register', 'x']],
    [['attach-local']],
  ])('cloud %s', async (args) => {
    const { code, err } = await cloud(args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^usage: cloud/) });
  });

  it('and a command that there is not names those there are', async () => {
    expect(await cloud(['destroy'])).toMatchObject({ code: 2, err: expect.stringContaining('add, register, deploy') });
  });
});

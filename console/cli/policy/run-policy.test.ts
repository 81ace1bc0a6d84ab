import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '../env.ts';
import { UsageError } from '../usage-error.ts';
import { runPolicy } from './run-policy.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'policy-check-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

let folders = 0;
/** A folder with `files`; gives back its path. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  folders += 1;
  const folder = join(root, `f${folders}`);
  await mkdir(folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function run(...args: string[]) {
  let out = '';
  let err = '';
  const output = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const code = await runPolicy(['check', ...args], readEnv({ ZHENGYUN_DATA: root }), output);
  return { code, out, err };
}
/** Findings of a run as `file:line policy`, for the policies a test is about. */
async function found(folder: string, ...args: string[]) {
  const { code, out } = await run(folder, '--json', ...args);
  const { findings } = JSON.parse(out) as {
    findings: { file: string; line: number; policy: string; exempted: boolean }[];
  };
  return {
    code,
    findings,
    places: findings.map(({ file, line, policy }) => `${file.slice(folder.length + 1)}:${line} ${policy}`),
  };
}

const LABELS = `labels:
    zhengyun.cn/managed-by: zhengyun
    zhengyun.cn/cloud: guangzhou
    zhengyun.cn/department: drug-regulator
    zhengyun.cn/system: drug-tracing
    zhengyun.cn/tenancy: zk-000012
    zhengyun.cn/mlps-grade: "3"`;
const GOOD = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: guangzhou-zk-000012
  ${LABELS}
data:
  LOG_LEVEL: info
`;
const SERVICE = GOOD.replace('ConfigMap', 'Service').replace('data:\n  LOG_LEVEL: info', 'spec:\n  type: NodePort');
const POD = `apiVersion: v1
kind: Pod
metadata: {name: p, namespace: guangzhou-zk-000012}
spec:
  hostNetwork: yes
  volumes:
    - name: a
      emptyDir: {sizeLimit: 1Gi}
    - name: b
      hostPath:
        path: /var/run
  containers: []
`;

describe('a folder', () => {
  it('with nothing against it ends with 0 and says so', async () => {
    const { code, out, err } = await run(await folderOf({ 'web.yaml': GOOD }));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('没有发现问题');
    expect(out).toContain('判定 1 个对象，必须整改 0 项');
  });

  it('with something against it ends with 1 and names file and line of each', async () => {
    const folder = await folderOf({ 'a/good.yaml': GOOD, 'b/service.yaml': SERVICE, 'b/pod.yaml': POD });
    const { code, places } = await found(folder);
    expect(code).toBe(1);
    expect(places).toContain('b/service.yaml:14 no-external-service');
    expect(places).toContain('b/pod.yaml:5 no-host-namespace');
    expect(places).toContain('b/pod.yaml:10 no-host-path');
    expect(places.some((place) => place.startsWith('a/good.yaml'))).toBe(false);
  });

  it('shows a table in Chinese, or in English', async () => {
    const folder = await folderOf({ 'service.yaml': SERVICE });
    const chinese = await run(folder);
    expect(chinese.out).toMatch(/^位置 +级别 +策略 +说明$/m);
    expect(chinese.out).toMatch(/service\.yaml:14:3 +必须 +no-external-service +Service web：服务类型为 NodePort/);
    const english = await run(folder, '--lang', 'en');
    expect(english.out).toMatch(
      /service\.yaml:14:3 +mandatory +no-external-service +Service web, see spec\.type: A tenant service is not exposed/,
    );
    expect(english.out).toContain('1 objects judged, 1 mandatory, 0 advisory, 0 exempted');
  });

  it('is read as several documents, as JSON and as lists, each object at its own line', async () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 's', namespace: 'kube-system' } };
    const list = { apiVersion: 'v1', kind: 'List', items: [service] };
    const folder = await folderOf({
      'many.yaml': `${GOOD}---\n${SERVICE}`,
      'list.json': JSON.stringify(list, null, 2),
    });
    const { places } = await found(folder);
    expect(places).toContain('many.yaml:29 no-external-service');
    expect(places).toContain('list.json:10 reserved-namespace');
  });

  it('has the type of a list’s items from the list, where they leave it out', async () => {
    const pod = { metadata: { name: 'p', namespace: 'guangzhou-zk-000012' }, spec: { hostNetwork: true } };
    const list = { apiVersion: 'v1', kind: 'PodList', items: [pod] };
    const { places } = await found(await folderOf({ 'pods.json': JSON.stringify(list, null, 2), 'web.yaml': GOOD }));
    expect(places).toContain('pods.json:11 no-host-namespace');
  });

  it('may be one file', async () => {
    const folder = await folderOf({ 'service.yaml': SERVICE, 'pod.yaml': POD });
    const { out } = await run(join(folder, 'service.yaml'));
    expect(out).toContain('判定 1 个对象');
  });

  it('passes over what is no Kubernetes object, and says so', async () => {
    const folder = await folderOf({ 'web.yaml': GOOD, 'values.yaml': 'replicas: 3\n', '.git/x.yaml': ': : :' });
    const { code, out } = await run(folder);
    expect(code).toBe(0);
    expect(out).toContain('另有 1 个文档不是 Kubernetes 对象');
  });

  it('is judged with its hidden files, and says which folders were not looked into', async () => {
    const folder = await folderOf({
      'web.yaml': GOOD,
      '.pod.yaml': POD,
      '.git/x.yaml': POD,
      'node_modules/y.yaml': POD,
    });
    const { code, places } = await found(folder);
    expect(code).toBe(1);
    expect(places).toContain('.pod.yaml:5 no-host-namespace');
    expect(places.some((place) => /x\.yaml|y\.yaml/.test(place))).toBe(false);
    const { out } = await run(folder);
    expect(out).toContain(`未读取 2 个文件夹：${folder}/.git、${folder}/node_modules`);
  });

  it('gives a namespace to objects that name none', async () => {
    const folder = await folderOf({ 'web.yaml': GOOD.replace('  namespace: guangzhou-zk-000012\n', '') });
    expect((await run(folder)).code).toBe(1);
    expect((await run(folder, '--namespace', 'guangzhou-zk-000012')).code).toBe(0);
  });
});

describe('a link inside the folder', () => {
  it('is judged where it leads, whatever that is called and wherever it is hidden', async () => {
    const folder = await folderOf({ 'web.yaml': GOOD, 'pod.txt': POD, '.hidden/p.yaml': POD, '.all/q.yaml': POD });
    await symlink('pod.txt', join(folder, 'a.yaml'));
    await symlink('.hidden/p.yaml', join(folder, 'b.yaml'));
    await symlink('.all', join(folder, 'c'));
    const { places } = await found(folder);
    for (const file of ['a.yaml', 'b.yaml', 'c/q.yaml']) expect(places).toContain(`${file}:5 no-host-namespace`);
  });

  it('adds nothing where it leads to what is read anyway, and a circle of them ends', async () => {
    const folder = await folderOf({ 'web.yaml': GOOD, 'sub/values.yaml': 'a: 1\n' });
    await symlink('web.yaml', join(folder, 'same.yaml'));
    await symlink('..', join(folder, 'sub', 'up'));
    await symlink('sub', join(folder, 'again'));
    expect(await run(folder)).toMatchObject({ code: 0, out: expect.stringContaining('判定 1 个对象') });
  });
});

const SHIPPED = fileURLToPath(new URL('./testing', import.meta.url));

describe('the shipped sample', () => {
  it('of good manifests has nothing against it', async () => {
    const config = join(SHIPPED, 'good-manifests', 'pack-config.json');
    expect((await run(join(SHIPPED, 'good-manifests'), '--config', config)).code).toBe(0);
  });

  it('of bad manifests is refused field by field', async () => {
    const { code, places } = await found(join(SHIPPED, 'bad-manifests'));
    expect(code).toBe(1);
    expect(places).toEqual([
      'network.json:8 ownership-labels',
      'network.json:11 no-open-egress',
      'network.json:12 own-network',
      'rbac/roles.yaml:3 ownership-labels',
      'rbac/roles.yaml:7 no-secret-access',
      'rbac/roles.yaml:10 no-admission-change',
      'rbac/roles.yaml:10 no-certificate-approval',
      'rbac/roles.yaml:10 no-exec-access',
      'rbac/roles.yaml:10 no-node-proxy',
      'rbac/roles.yaml:10 no-rbac-wildcard',
      'rbac/roles.yaml:10 no-secret-access',
      'rbac/roles.yaml:10 no-token-creation',
      'rbac/roles.yaml:10 no-volume-creation',
      'rbac/roles.yaml:11 no-rbac-wildcard',
      'rbac/roles.yaml:12 no-rbac-wildcard',
      'rbac/roles.yaml:16 ownership-labels',
      'rbac/roles.yaml:22 no-broad-binding',
      'rbac/roles.yaml:24 no-default-account-binding',
      'rbac/roles.yaml:24 one-namespace',
      'web.yaml:4 ownership-labels',
      'web.yaml:8 replicas-bounded',
      'web.yaml:13 zone-placement',
      'web.yaml:13 zone-placement',
      'web.yaml:14 no-host-namespace',
      'web.yaml:16 readiness-told',
      'web.yaml:16 requests-set',
      'web.yaml:17 pinned-image',
      'web.yaml:17 trusted-registry',
      'web.yaml:19 no-secret-in-env',
      'web.yaml:21 capabilities-dropped',
      'web.yaml:21 escalation-off',
      'web.yaml:21 read-only-root',
      'web.yaml:21 run-as-non-root',
      'web.yaml:21 seccomp-profile',
      'web.yaml:22 no-privileged-container',
      'web.yaml:25 no-host-path',
      'web.yaml:30 ownership-labels',
      'web.yaml:34 no-external-service',
      'web.yaml:34 public-address-zone',
    ]);
  });
});

describe('levels and exemptions', () => {
  const configOf = async (config: object) => {
    const folder = await folderOf({ 'config.json': JSON.stringify(config) });
    return join(folder, 'config.json');
  };
  const exemption = { where: { name: 'web' }, reason: '改造中', approver: '李工' };

  it('count no advice where only what is mandatory is asked for', async () => {
    const folder = await folderOf({ 'service.yaml': SERVICE });
    const config = await configOf({ 'no-external-service': 'advisory' });
    expect((await found(folder, '--config', config)).code).toBe(1);
    expect(await found(folder, '--config', config, '--level', 'mandatory')).toMatchObject({ code: 0, findings: [] });
  });

  it('let stand what a person exempted, with the words, until its end', async () => {
    const folder = await folderOf({ 'service.yaml': SERVICE });
    const until = (instant: string) =>
      configOf({ 'no-external-service': { exemptions: [{ ...exemption, until: instant }] } });
    const { code, out } = await run(folder, '--config', await until('2999-01-01T00:00:00Z'));
    expect(code).toBe(0);
    expect(out).toContain('已豁免至 2999-01-01T00:00:00Z：改造中（批准人：李工）');
    expect((await run(folder, '--config', await until('2020-01-01T00:00:00Z'))).code).toBe(1);
  });

  it('count an exemption that is over as over, whatever instant the file names', async () => {
    const folder = await folderOf({ 'service.yaml': SERVICE });
    const settings = {
      judgedAt: '2020-01-01T00:00:00Z',
      exemptions: [{ ...exemption, until: '2020-02-01T00:00:00Z' }],
    };
    expect((await run(folder, '--config', await configOf({ 'no-external-service': settings }))).code).toBe(1);
  });

  it('come from a file that must be one', async () => {
    const folder = await folderOf({ 'service.yaml': SERVICE });
    await expect(run(folder, '--config', join(folder, 'none.json'))).rejects.toThrow(UsageError);
    const config = await configOf({ 'no-external-service': 7 });
    await expect(run(folder, '--config', config)).rejects.toThrow('is none');
  });
});

describe('what can’t be read', () => {
  const refused = async (files: Readonly<Record<string, string>>) => {
    const folder = await folderOf(files);
    const { code, out, err } = await run(folder);
    return { code, out, err: err.replaceAll(`${folder}/`, '') };
  };

  it('ends with 2, names file, line and column, and nothing else is judged', async () => {
    const { code, out, err } = await refused({ 'pod.yaml': POD, 'wrong.yaml': 'apiVersion: v1\nkind: [Pod\n' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/未作任何判定：\nwrong\.yaml:3:1 {2}语法错误/);
  });

  it('is named all at once', async () => {
    const { err } = await refused({ 'a.json': '{"apiVersion": ', 'b.yaml': 'a: b: c' });
    expect(err).toMatch(/输入有 \d+ 处/);
    expect(err).toMatch(/^a\.json:1:\d+/m);
    expect(err).toMatch(/^b\.yaml:1:\d+/m);
  });

  it.each([
    [
      'a Helm template',
      'metadata:\n  name: {{ .Release.Name }}\n  {{- if .Values.x }}\n',
      'wrong.yaml:2:9  这是 Helm 模板',
    ],
    ['a quoted one', GOOD.replace('name: web', 'name: "{{ .Release.Name }}"'), 'wrong.yaml:4:3  这是 Helm 模板'],
    ['an object without a kind', 'apiVersion: v1\nmetadata: {}\n', 'wrong.yaml:1:1  对象缺少 apiVersion 或 kind'],
    [
      'an object of a list that says no kind',
      'apiVersion: v1\nkind: List\nitems:\n  - metadata: {name: p}\n',
      'wrong.yaml:4:5  对象缺少 apiVersion 或 kind',
    ],
    [
      'a kind that none can be',
      GOOD.replace('ConfigMap', 'Config Map'),
      'wrong.yaml:2:1  apiVersion 或 kind 不是合法的名称',
    ],
    ['a version that none can be', GOOD.replace('v1', 'a/b/v1'), 'wrong.yaml:2:1  apiVersion 或 kind 不是合法的名称'],
    ['a key given twice', 'apiVersion: v1\napiVersion: v2\nkind: Pod\n', 'wrong.yaml:2:1  语法错误'],
    [
      'a few lines that stand for gigabytes',
      [
        'a: &a [x, x, x, x, x, x, x, x, x, x]',
        ...[...'bcdefgh'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]`),
      ].join('\n'),
      'wrong.yaml:1:1  语法错误',
    ],
  ])('says of %s what it is', async (_, text, sentence) => {
    const { code, err } = await refused({ 'wrong.yaml': text });
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it('is an empty folder too: a check that checked nothing has not passed', async () => {
    expect(await refused({})).toMatchObject({ code: 2, err: expect.stringContaining('没有 Kubernetes 对象') });
  });

  it('is no text', async () => {
    const folder = await folderOf({});
    await writeFile(join(folder, 'binary.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
    expect((await run(folder)).err).toContain('不是 UTF-8 文本');
  });

  it('is larger than any manifest', async () => {
    const { code, err } = await refused({ 'large.yaml': `# ${'x'.repeat(4 * 1024 * 1024)}\n` });
    expect(code).toBe(2);
    expect(err).toMatch(/large\.yaml {2}文件过大/);
  });

  it('is a link out of the folder, or one that leads nowhere', async () => {
    const folder = await folderOf({ 'web.yaml': GOOD });
    await symlink('/etc', join(folder, 'out'));
    expect(await run(folder)).toMatchObject({ code: 2, err: expect.stringContaining('符号链接') });
    const other = await folderOf({ 'web.yaml': GOOD });
    await symlink(join(other, 'gone.yaml'), join(other, 'link.yaml'));
    expect(await run(other)).toMatchObject({ code: 2, err: expect.stringContaining('符号链接') });
  });

  it('is a path that isn’t there, or a stack where nobody says where stacks are', async () => {
    expect((await run(join(root, 'No such folder'))).err).toContain('没有这个文件夹、文件或栈');
    expect((await run('guangzhou-zk-000012')).err).toContain('STATE_URL');
    expect((await run('guangzhou-zk-000012', '--lang', 'en')).err).toContain('there is no folder guangzhou-zk-000012');
  });

  it('is told in JSON as well', async () => {
    const { code, out } = await run(await folderOf({ 'wrong.yaml': 'kind: [' }), '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out).problems[0]).toMatchObject({ code: 'SYNTAX', line: 1 });
  });
});

describe('a SARIF log', () => {
  const logOf = async (files: Readonly<Record<string, string>>) => {
    const folder = await folderOf(files);
    const file = join(root, 'log.sarif');
    await run(folder, '--sarif', file, '--lang', 'en');
    const log = JSON.parse(await readFile(file, 'utf8'));
    return { version: log.version, run: log.runs[0], folder };
  };

  it('has every policy as a rule, and each finding at its line', async () => {
    const { version, run: logged, folder } = await logOf({ 'service.yaml': SERVICE });
    expect(version).toBe('2.1.0');
    const [result] = logged.results;
    expect(logged.tool.driver.rules[result.ruleIndex].id).toBe('no-external-service');
    expect(result).toMatchObject({ ruleId: 'no-external-service', level: 'error' });
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: `file://${folder}/service.yaml` },
      region: { startLine: 14, startColumn: 3 },
    });
    expect(logged.invocations).toEqual([{ executionSuccessful: true }]);
  });

  it('says of an input that couldn’t be read that the run failed, and where', async () => {
    const { run: logged } = await logOf({ 'wrong.yaml': 'kind: [' });
    expect(logged.results).toEqual([]);
    expect(logged.invocations[0]).toMatchObject({ executionSuccessful: false });
    expect(logged.invocations[0].toolExecutionNotifications[0].locations[0].physicalLocation.region.startLine).toBe(1);
  });
});

describe('the command', () => {
  it.each([[[]], [['a', 'b']], [['a', '--level', 'low']], [['a', '--colour']]])(
    'called with %j says how it is called',
    async (args) => {
      await expect(run(...args)).rejects.toThrow('usage: policy check DIR|STACK');
    },
  );

  it('knows no other act', async () => {
    const output = { out: () => undefined, err: () => undefined };
    await expect(runPolicy(['list'], readEnv({}), output)).rejects.toThrow('there is no command policy list');
  });
});

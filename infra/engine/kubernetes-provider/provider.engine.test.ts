import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import k8s from '@pulumi/kubernetes';
import { LocalWorkspace, PulumiCommand, type Stack } from '@pulumi/pulumi/automation/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTool } from '../toolchain/ensure-tool.ts';
import { providerLauncher } from './launcher.ts';
import { testKubeconfig } from './testing/driven-provider.ts';
import { TestCluster } from './testing/test-cluster.ts';

/** What the program of these tests makes; a test changes it and goes up again. */
interface Wish {
  replicas: number;
  setting: string;
  name: string | undefined;
}

describe('the provider under the real engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kp-engine-'));
  const wish: Wish = { replicas: 2, setting: '1', name: 'settings' };
  let cluster: TestCluster;
  let stack: Stack;
  let seenInPreview: unknown;

  async function program() {
    const provider = new k8s.Provider('cluster', { kubeconfig: testKubeconfig() });
    const opts = { provider };
    const space = new k8s.core.v1.Namespace('kp-engine', {}, opts);
    const namespace = space.metadata.name;
    new k8s.core.v1.ResourceQuota(
      'quota',
      { metadata: { namespace, name: 'ceiling' }, spec: { hard: { 'requests.cpu': '9000m' } } },
      opts,
    );
    const metadata = wish.name === undefined ? { namespace } : { namespace, name: wish.name };
    const settings = new k8s.core.v1.ConfigMap('settings', { metadata, data: { v: wish.setting } }, opts);
    new k8s.core.v1.Secret('token', { metadata: { namespace }, stringData: { password: 'hunter2' } }, opts);
    const labels = { app: 'web' };
    const container = { name: 'c', image: 'x', resources: { requests: { cpu: '0.1' } } };
    const template = { metadata: { labels }, spec: { containers: [container] } };
    const spec = { replicas: wish.replicas, selector: { matchLabels: labels }, template };
    new k8s.apps.v1.Deployment('web', { metadata: { namespace, name: 'web' }, spec }, opts);
    settings.id.apply((id) => {
      seenInPreview = id;
    });
    return { namespace };
  }

  beforeAll(async () => {
    cluster = new TestCluster();
    const { name, script, version } = providerLauncher(process.execPath);
    const plugin = join(folder, 'home', 'plugins', `resource-kubernetes-v${version}`);
    for (const path of [plugin, join(folder, 'bin'), join(folder, 'state'), join(folder, 'work')]) {
      mkdirSync(path, { recursive: true });
    }
    writeFileSync(join(plugin, name), script);
    chmodSync(join(plugin, name), 0o755);
    symlinkSync(await ensureTool('pulumi'), join(folder, 'bin', 'pulumi'));
    stack = await LocalWorkspace.createOrSelectStack(
      { stackName: 'dev', projectName: 'provider', program },
      {
        workDir: join(folder, 'work'),
        pulumiCommand: await PulumiCommand.get({ root: folder }),
        envVars: {
          PULUMI_HOME: join(folder, 'home'),
          PULUMI_BACKEND_URL: `file://${join(folder, 'state')}`,
          PULUMI_CONFIG_PASSPHRASE: 'for tests only',
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
          PULUMI_SKIP_UPDATE_CHECK: 'true',
        },
      },
    );
  });
  afterAll(async () => {
    await stack.destroy();
    rmSync(folder, { recursive: true });
    cluster.close();
  });

  const stateText = (): string =>
    readdirSync(join(folder, 'state'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');

  it('previews, makes, leaves alone, refreshes and removes a whole program', async () => {
    expect((await stack.preview()).changeSummary).toEqual({ create: 7 });
    expect(seenInPreview).toBeUndefined();
    const up = await stack.up();
    expect(up.summary.resourceChanges).toEqual({ create: 7 });
    const namespace = String(up.outputs.namespace?.value);
    expect(await cluster.get('apps/v1/Deployment', namespace, 'web')).toMatchObject({ status: { readyReplicas: 2 } });
    expect((await stack.up()).summary.resourceChanges).toEqual({ same: 7 });
    expect((await stack.refresh()).summary.resourceChanges).toEqual({ same: 7 });
    expect((await stack.preview()).changeSummary).toEqual({ same: 7 });
  });

  it('leaves neither kubeconfig nor Secret in clear in state', () => {
    expect(stateText()).toContain('kp-engine');
    expect(stateText()).not.toContain('certificate-authority-data');
    expect(stateText()).not.toMatch(/hunter2|aHVudGVyMg/);
  });

  it('deletes a named ConfigMap before it makes the new one, an autonamed one after', async () => {
    const order: string[] = [];
    const note = (event: { resourcePreEvent?: { metadata: { op: string; type: string } } }) => {
      const { op, type } = event.resourcePreEvent?.metadata ?? { op: '', type: '' };
      if (type.endsWith(':ConfigMap')) order.push(op);
    };
    wish.setting = '2';
    await stack.up({ onEvent: note });
    expect(order).toEqual(['delete-replaced', 'replace', 'create-replacement']);
    wish.name = undefined;
    await stack.up();
    order.length = 0;
    wish.setting = '3';
    await stack.up({ onEvent: note });
    expect(order).toEqual(['create-replacement', 'replace', 'delete-replaced']);
  });

  it('saves an update that met a conflict, and goes on once the field is free', async () => {
    const namespace = String((await stack.outputs()).namespace?.value);
    const scale = `/apis/apps/v1/namespaces/${namespace}/deployments/web/scale`;
    await cluster.patch(scale, { spec: { replicas: 3 } }, { manager: 'kubectl' });
    wish.replicas = 4;
    await expect(stack.up()).rejects.toThrow(/conflict with "kubectl" with subresource "scale"/);
    wish.replicas = 3;
    expect((await stack.up()).summary.resourceChanges).toMatchObject({ update: 1 });
    expect((await stack.preview()).changeSummary).toEqual({ same: 7 });
  });

  it('shows the way back after a refresh has found drift', async () => {
    const namespace = String((await stack.outputs()).namespace?.value);
    const path = `/api/v1/namespaces/${namespace}/resourcequotas/ceiling`;
    await cluster.patch(path, { spec: { hard: { 'requests.cpu': '5' } } }, { manager: 'kubectl-edit' });
    expect((await stack.preview()).changeSummary).toEqual({ same: 7 });
    expect((await stack.refresh()).summary.resourceChanges).toEqual({ same: 6, update: 1 });
    expect((await stack.preview()).changeSummary).toEqual({ same: 6, update: 1 });
    await stack.up();
    const quota = await cluster.get('v1/ResourceQuota', namespace, 'ceiling');
    expect(quota.spec).toEqual({ hard: { 'requests.cpu': '9' } });
  });
});

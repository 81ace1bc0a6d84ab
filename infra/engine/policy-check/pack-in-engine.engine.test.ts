import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTool } from '../toolchain/ensure-tool.ts';
import { exportStack } from './export-stack.ts';
import { judgeObjects, type PackSettings } from './judge-objects.ts';
import { objectsOfState } from './objects-of-state.ts';

const STACK = 'organization/zhengyun-tenancy/guangzhou-zk-000012';
const urn = (type: string, name: string) => `urn:pulumi:guangzhou-zk-000012::zhengyun-tenancy::${type}::${name}`;
const resource = (type: string, name: string, inputs: { metadata: { namespace: string } }) => ({
  urn: urn(`kubernetes:${type}`, name),
  custom: true,
  id: `${inputs.metadata.namespace}/${name}`,
  type: `kubernetes:${type}`,
  inputs,
  outputs: inputs,
});
const STATE = {
  version: 3,
  deployment: {
    manifest: { time: '2026-06-01T00:00:00Z', magic: '', version: '' },
    resources: [
      { urn: urn('pulumi:pulumi:Stack', 'tenancy'), custom: false, type: 'pulumi:pulumi:Stack' },
      resource('core/v1:Service', 'web', {
        metadata: { namespace: 'guangzhou-zk-000012' },
        ...{ spec: { type: 'NodePort' } },
      }),
      resource('core/v1:ConfigMap', 'stray', { metadata: { namespace: 'guangzhou-zk-000099' } }),
    ],
  },
};
const exemption = { reason: '改造中', approver: '李工', until: '2026-07-01T00:00:00Z' };
const EXEMPTED: PackSettings = {
  'no-external-service': {
    judgedAt: '2026-06-01T00:00:00.000Z',
    exemptions: [{ ...exemption, where: { stack: 'zhengyun-tenancy/guangzhou-*' } }],
  },
  'one-namespace': {
    judgedAt: '2026-06-01T00:00:00.000Z',
    exemptions: [{ ...exemption, where: { namespace: 'guangzhou-zk-000099' } }],
  },
  'ownership-labels': { enforcementLevel: 'disabled' },
  'explicit-name': { enforcementLevel: 'advisory' },
};

let database: TestDatabase;
let folder: string;
let pulumi: string;
beforeAll(async () => {
  database = await createTestDatabase();
  pulumi = await ensureTool('pulumi');
  folder = await mkdtemp(join(tmpdir(), 'pack-'));
  const pack = fileURLToPath(import.meta.resolve('@zhengyun/packs/pack.js'));
  const script = `#!/bin/sh\ncd '${dirname(pack)}'\nexec '${process.execPath}' '${pack}' "$@"\n`;
  await writeFile(join(folder, 'pack'), script, { mode: 0o700 });
  await writeFile(join(folder, 'state.json'), JSON.stringify(STATE));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await database.drop();
});

/** What the CLI ended with and printed. */
async function cli(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const url = new URL(database.stateUrl);
  url.searchParams.set('sslmode', 'disable');
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    PULUMI_HOME: join(folder, 'home'),
    PULUMI_BACKEND_URL: url.href,
    PULUMI_CONFIG_PASSPHRASE: 'a passphrase for tests only',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
  };
  try {
    const done = await promisify(execFile)(pulumi, [...args, '--non-interactive'], { cwd: folder, env });
    return { code: 0, ...done };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

interface PolicyEvent {
  readonly policyName: string;
  readonly enforcementLevel: string;
  readonly resourceUrn: string;
  readonly message: string;
}

/** The engine's own judgement of the state, as policy, level, object and last line of what was said. */
async function judgedByEngine(config: PackSettings) {
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  const { code, stdout, stderr } = await cli(
    ...['policy', 'analyze', '--file', 'state.json', '--json'],
    ...['--policy-pack', join(folder, 'pack'), '--policy-pack-config', 'config.json'],
  );
  const findings = stdout
    .split('\n')
    .filter((line) => line.includes('policyEvent'))
    .map((line) => (JSON.parse(line) as { policyEvent: PolicyEvent }).policyEvent)
    .map((event) => [event.policyName, event.enforcementLevel, event.resourceUrn, event.message.split('\n').at(-1)]);
  return { code, findings: findings.sort(), stderr };
}

const judgedByUs = (config: PackSettings) =>
  judgeObjects(objectsOfState(STATE), config)
    .map(({ policy, level, urn: about, message }) => [policy, level, about, message])
    .sort();

describe('the pack in the engine', () => {
  it('says of a state word for word what it says without an engine', async () => {
    const { code, findings } = await judgedByEngine({});
    expect(code).not.toBe(0);
    expect(findings.map(([policy]) => policy)).toContain('no-external-service');
    expect(findings).toEqual(judgedByUs({}));
  });

  it('takes exemptions and levels from the configuration, and then stops nothing', async () => {
    const { code, findings } = await judgedByEngine(EXEMPTED);
    expect(code).toBe(0);
    expect(findings).toEqual(judgedByUs(EXEMPTED));
    expect(findings.filter(([, , , message]) => message?.includes('批准人：李工'))).toHaveLength(2);
  });

  it('doesn’t start under a setting of the wrong form', async () => {
    const { code, stderr } = await judgedByEngine({ 'volume-bounds': { maximumGi: 'much' } });
    expect(code).not.toBe(0);
    expect(stderr).toContain('volume-bounds: maximumGi: Invalid type');
  });
});

describe('a stack’s exported state', () => {
  beforeAll(async () => {
    await writeFile(join(folder, 'Pulumi.yaml'), JSON.stringify({ name: 'zhengyun-tenancy', runtime: 'nodejs' }));
    expect(await cli('stack', 'init', STACK)).toMatchObject({ code: 0 });
    expect(await cli('stack', 'import', '--stack', STACK, '--file', 'state.json', '--force')).toMatchObject({
      code: 0,
    });
  });

  it.each(['guangzhou-zk-000012', 'zhengyun-tenancy/guangzhou-zk-000012', STACK])(
    'is found by %s, without its passphrase',
    async (wanted) => {
      const exported = await exportStack({ backendUrl: database.stateUrl, pulumi }, wanted);
      expect(objectsOfState(exported)).toEqual(objectsOfState(STATE));
    },
  );

  it('is not taken for another’s: a name that none or several bear is refused', async () => {
    const source = { backendUrl: database.stateUrl, pulumi };
    await expect(exportStack(source, 'zk-000012')).rejects.toMatchObject({ name: 'StackNotFound', candidates: [] });
    const twin = 'organization/zhengyun-municipal/guangzhou-zk-000012';
    await writeFile(join(folder, 'Pulumi.yaml'), JSON.stringify({ name: 'zhengyun-municipal', runtime: 'nodejs' }));
    expect(await cli('stack', 'init', twin)).toMatchObject({ code: 0 });
    await expect(exportStack(source, 'guangzhou-zk-000012')).rejects.toMatchObject({
      candidates: expect.arrayContaining([STACK, twin]),
    });
  });

  it('can’t be read where no state database answers, and no password is told', async () => {
    const nowhere = { backendUrl: 'postgres://nobody:quite-secret@127.0.0.1:1/none', pulumi };
    const refusal = await exportStack(nowhere, 'a').catch((error: Error) => error.message);
    expect(refusal).toContain("the state database can't be read");
    expect(refusal).not.toContain('quite-secret');
  });
});

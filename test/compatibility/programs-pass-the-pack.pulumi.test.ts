import { planCloud } from '@zhengyun/components/cloud/plan.ts';
import type { ProgramSettings } from '@zhengyun/components/cluster/program-settings.ts';
import {
  SAMPLE_BASE,
  SAMPLE_CLOUD,
  SAMPLE_CLOUD_STACK,
  SAMPLE_HOST_SPEC,
  SAMPLE_SERVICE_SPECS,
  SAMPLE_SPACE_SPEC,
  SAMPLE_SYSTEM_HOST_SPEC,
  sampleLine,
} from '@zhengyun/components/testing/sample-inputs.ts';
import { judge } from '@zhengyun/harness/judge.ts';
import { runProgram } from '@zhengyun/harness/run-program.ts';
import { program as municipal } from '@zhengyun/municipal/program.ts';
import { POLICIES } from '@zhengyun/packs/policies.ts';
import { program as provincial } from '@zhengyun/provincial/program.ts';
import { program as sectoral } from '@zhengyun/sectoral/program.ts';
import { program as tenancy } from '@zhengyun/tenancy/program.ts';
import { expect, it } from 'vitest';

const stackOutputs = { [SAMPLE_CLOUD_STACK]: planCloud(SAMPLE_CLOUD).outputs };
const cloudOf = (tier: string, profile: string) => ({
  ...SAMPLE_CLOUD,
  cloud: { ...SAMPLE_CLOUD.cloud, tier, profile },
});

type Case = readonly [what: string, program: (settings: ProgramSettings) => Promise<unknown>, inputs: unknown];
const CASES: readonly Case[] = [
  ['the provincial cloud', provincial, cloudOf('provincial', 'province')],
  ['a sector cloud', sectoral, cloudOf('sectoral', 'sector')],
  ['a city cloud', municipal, SAMPLE_CLOUD],
  ['a tenancy’s base', tenancy, SAMPLE_BASE],
  ['cloud hosts', tenancy, sampleLine(SAMPLE_HOST_SPEC)],
  ['cloud hosts with an operating system', tenancy, sampleLine(SAMPLE_SYSTEM_HOST_SPEC)],
  ...Object.values(SAMPLE_SERVICE_SPECS).map(
    (spec): Case => [spec.item, tenancy, { ...sampleLine(spec), oidcGroup: 'drug-regulator/tenants' }],
  ),
  ['a container space', tenancy, { ...sampleLine(SAMPLE_SPACE_SPEC), oidcGroup: 'drug-regulator/deployers' }],
];

it.each(CASES)('%s passes every policy at preview, and none is left unjudged', async (_, program, inputs) => {
  const { resources } = await runProgram<unknown>(() => program({ inputs, kubeconfig: 'kubeconfig' }), {
    stackOutputs,
  });
  const settings = { 'trusted-registry': { registries: ['registry.gov.local/platform'] } };
  expect(await judge(POLICIES, resources, settings)).toEqual([]);
});

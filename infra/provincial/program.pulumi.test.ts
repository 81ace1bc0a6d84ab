import { SAMPLE_CLOUD } from '@zhengyun/components/testing/sample-inputs.ts';
import { runProgram } from '@zhengyun/harness/run-program.ts';
import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { expect, it } from 'vitest';
import { program } from './program.ts';

const cloud = { slug: 'guangdong', name: '省级云', tier: 'provincial', profile: 'province' };
const run = (inputs: unknown) => runProgram(() => program({ inputs, kubeconfig: 'kubeconfig' }));

it('builds the provincial cloud and exports what its tenancies read', async () => {
  const { outputs, resources } = await run({ ...SAMPLE_CLOUD, cloud });
  expect(cloudOutputsSchema.parse(outputs)).toEqual(outputs);
  expect(outputs.storageClasses.fast).toBe('zy-guangdong-fast');
  expect(resources.some(({ type, name }) => type === 'zhengyun:components:Cloud' && name === 'guangdong')).toBe(true);
});

it('refuses a cloud of another tier', async () => {
  await expect(run(SAMPLE_CLOUD)).rejects.toThrow('must be provincial for this program');
});

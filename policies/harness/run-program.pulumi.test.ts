import { ComponentResource, CustomResource, StackReference, secret } from '@pulumi/pulumi';
import { describe, expect, it } from 'vitest';
import { runProgram } from './run-program.ts';

class Box extends CustomResource {
  constructor(name: string, inputs: object, options = {}) {
    super('test:index:Box', name, { ...inputs }, options);
  }
}

describe('a program in the harness', () => {
  it('shows each resource with its inputs, parent, order and protection', async () => {
    const { resources, outputs } = await runProgram(async () => {
      const parent = new ComponentResource('test:index:Shelf', 'shelf');
      const first = new Box('first', { size: 1 }, { parent, protect: true });
      new Box('second', { size: 2 }, { dependsOn: first });
      return { boxes: 2 };
    });
    expect(outputs).toEqual({ boxes: 2 });
    expect(resources.map(({ name, custom }) => [name, custom])).toEqual([
      ['shelf', false],
      ['first', true],
      ['second', true],
    ]);
    expect(resources[1]).toMatchObject({
      inputs: { size: 1 },
      protect: true,
      parent: expect.stringMatching(/::shelf$/),
    });
    expect(resources[2]?.dependsOn).toEqual([expect.stringMatching(/::first$/)]);
  });

  it('opens secrets and says which inputs were', async () => {
    const { resources } = await runProgram(async () => new Box('box', { open: 'a', sealed: secret('b') }));
    expect(resources[0]).toMatchObject({ inputs: { open: 'a', sealed: 'b' }, secrets: ['sealed'] });
  });

  it('reads another stack’s outputs', async () => {
    const read = async (name: string) => new StackReference(name).getOutputValue('zone');
    const stackOutputs = { 'organization/clouds/guangzhou': { zone: 'extranet' } };
    const { outputs } = await runProgram(() => read('organization/clouds/guangzhou'), { stackOutputs });
    expect(outputs).toBe('extranet');
  });

  it('starts each run afresh', async () => {
    const once = () => runProgram(async () => void new Box('box', {}));
    await once();
    expect((await once()).resources).toHaveLength(1);
  });
});

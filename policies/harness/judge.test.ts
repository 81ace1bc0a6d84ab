import type { ResourceValidationPolicy, StackValidationPolicy } from '@pulumi/policy';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { unknownStringValue } from './policy-proxy.ts';
import { resourceOf } from './verdict.ts';

const small: ResourceValidationPolicy = {
  name: 'small',
  description: 'boxes are small',
  validateResource: (args, report) => {
    if (args.type !== 'kubernetes:v1:Box') args.notApplicable('not a box');
    const { largest = 1 } = args.getConfig<{ largest?: number }>();
    if (args.props.size > largest) report(`${args.props.size} is too large`);
  },
};
const box = (size: unknown) => resourceOf('v1:Box', { size });

describe('the judge', () => {
  it('gives back what a policy reports, by policy and resource', async () => {
    expect(await judge([small], [box(1), box(2)])).toEqual([
      { policy: 'small', resource: 'subject', kind: 'violation', message: '2 is too large' },
    ]);
  });

  it('hands a policy its settings', async () => {
    expect(await judge([small], [box(2)], { small: { largest: 2 } })).toEqual([]);
  });

  it('takes a policy at its word that it does not apply', async () => {
    expect(await judge([small], [resourceOf('v1:Lid', { size: 9 })])).toEqual([]);
  });

  it('never passes a value that is not known yet', async () => {
    expect(await judge([small], [box(unknownStringValue)])).toEqual([
      expect.objectContaining({ policy: 'small', kind: 'unknown' }),
    ]);
  });

  it('tells what a person let stand from what stops an operation', async () => {
    const lenient: ResourceValidationPolicy = {
      ...small,
      validateResource: (_, report) => {
        const exempted = { message: 'let be', enforcementLevel: 'advisory' };
        (report as unknown as (violation: object) => void)(exempted);
      },
    };
    expect(await judge([lenient], [box(1)])).toEqual([
      { policy: 'small', resource: 'subject', kind: 'exempted', message: 'let be' },
    ]);
  });

  it('lets a policy’s own fault through', async () => {
    const broken = { ...small, validateResource: () => Promise.reject(new Error('broken')) };
    await expect(judge([broken], [box(1)])).rejects.toThrow('broken');
  });

  it('shows a stack policy all resources at once', async () => {
    const few: StackValidationPolicy = {
      name: 'few',
      description: 'boxes are few',
      validateStack: ({ resources }, report) => {
        if (resources.length > 1) report(`${resources.length} boxes`, resources[1]?.urn);
      },
    };
    expect(await judge([few], [box(1), box(1)])).toEqual([
      { policy: 'few', resource: 'subject', kind: 'violation', message: '2 boxes' },
    ]);
  });
});

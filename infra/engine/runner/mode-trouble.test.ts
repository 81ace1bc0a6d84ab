import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import { describe, expect, test } from 'vitest';
import { modeTrouble } from './mode-trouble.ts';

const step = (op: TypedDiff['op'], type = 'kubernetes:core/v1:Namespace'): TypedDiff => ({
  urn: 'u',
  type,
  kind: type.slice(type.lastIndexOf(':') + 1),
  name: 'n',
  op,
  changes: [],
});
const log = (diff: TypedDiff[], warnings: { urn: string | null; text: string }[] = []) => ({
  diff,
  log: { diff, warnings, errors: [] },
});

describe('an adoption', () => {
  test('imports what stands and builds what does not', () => {
    const plan = log([step('import'), step('create'), step('same'), step('create', 'pulumi:providers:kubernetes')]);
    expect(modeTrouble('adopt', plan)).toBeNull();
  });

  test.each(['update', 'replace', 'delete'] as const)('never carries out a plan with one %s', (op) => {
    expect(modeTrouble('adopt', log([step('import'), step(op)]))).toMatchObject({ code: 'IMPORT_DIFFERS' });
  });

  test('never carries out an import whose object is not as the program has it', () => {
    const warnings = [{ urn: 'u', text: 'inputs to import do not match the existing resource' }];
    expect(modeTrouble('adopt', log([step('import')], warnings))).toMatchObject({ code: 'IMPORT_DIFFERS' });
  });
});

describe('a change of provider', () => {
  test('needs a refresh and a preview without any change', () => {
    const calm = { diff: [], errors: [], warnings: [] };
    expect(modeTrouble('provider-change', { diff: [], log: calm })).toBeNull();
    expect(modeTrouble('provider-change', { diff: [step('update')], log: calm })).toMatchObject({
      code: 'PLAN_NOT_EMPTY',
    });
    const busy = { ...calm, diff: [step('replace')] };
    expect(modeTrouble('provider-change', { diff: [], log: busy })).toMatchObject({ code: 'PLAN_NOT_EMPTY' });
  });
});

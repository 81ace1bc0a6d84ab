import { describe, expect, it } from 'vitest';
import type { Grant } from './actor.ts';
import { departmentOf, keysIn } from './refusal-rules.ts';

const ID = '019aa5c8-0000-7000-8000-000000000001';

describe('what a refusal keeps of the input', () => {
  it('is keys and printed numbers', () => {
    const input = { requestId: ID, cloudId: ID, id: ID, number: 'SQ-2026-000123' };
    expect(keysIn(input)).toEqual(input);
  });

  it.each([
    ['what people wrote', { reason: '保密事项', title: ID, note: 'SQ-2026-000123' }],
    ['text in the field of a key', { requestId: '密码是 hunter2', number: 'SQ-2026-000123; drop', id: 'root' }],
    ['nested input', { lines: [{ resourceId: ID }], place: { cloudId: ID } }],
    ['fields nobody’s verb has', { [`${'x'.repeat(4_000)}Id`]: ID, 密码Id: ID }],
    ['keys of another kind', { requestId: 7, systemId: [ID], cloudId: null }],
  ])('is never %s', (_, input) => {
    expect(keysIn(input)).toEqual({});
  });

  it.each([undefined, null, 'requestId', 7])('is nothing of %s', (input) => {
    expect(keysIn(input)).toEqual({});
  });
});

describe('the department of a refusal', () => {
  const grant = (departmentId: string | null): Grant => ({
    role: 'applicant',
    organisationId: 'o',
    departmentId,
    cloudId: null,
  });
  const person = (...grants: Grant[]) => ({ kind: 'person' as const, id: 'p', name: 'n', grants });

  it('is the caller’s own, when it is one', () => {
    expect(departmentOf(person(grant('d1'), grant('d1')))).toBe('d1');
    expect(departmentOf(person(grant('d1'), grant('d2')))).toBeNull();
    expect(departmentOf(person(grant(null)))).toBeNull();
    expect(departmentOf({ kind: 'job', task: 't' })).toBeNull();
  });
});

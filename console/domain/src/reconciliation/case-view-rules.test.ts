import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../verb/actor.ts';
import { viewCase } from './case-view-rules.ts';

const by = (role: Role): Actor =>
  ({
    kind: 'person',
    id: '00000000-0000-7000-8000-000000000001',
    through: null,
    grants: [{ role, organisationId: null, departmentId: null, cloudId: null }],
  }) as never;
const AT = new Date('2026-11-23T02:00:00Z');
const shown = (code: string) => ({
  ...{ id: '00000000-0000-7000-8000-0000000000a1', number: 'HC-2026-000001', code, owner_role: 'finance' },
  subject: { kind: 'statement', id: 's', label: 'JS-2026-000001' },
  facts: { step: 'fen', left: '10000', right: '9999' },
  ...{
    department_id: null,
    department_name: null,
    cloud_id: null,
    cloud_slug: null,
    cloud_name: null,
    month: '2026-10',
  },
  ...{ state: 'open', opened_at: AT, seen_at: AT, gone_at: null, answer_by: AT, close_by: AT, level: 0 },
  ...{ taken_by: null, taken_name: null, answered_by: null, answered_name: null, answered_at: null, answer: null },
  ...{ evidence: null, closed_by: null, closed_name: null, closed_at: null, outcome: null, closing_reason: null },
  ...{ explained_until: null, returned_reason: null },
});

describe('a chain of a statement that is broken', () => {
  it.each(['finance', 'authority-approver', 'auditor'] as const)('is shown to %s with both figures', (role) => {
    expect(viewCase(shown('chain-broken'), by(role)).facts).toEqual({ step: 'fen', left: '10000', right: '9999' });
  });

  it.each(['technical-reviewer', 'platform-engineer'] as const)('is shown to %s without a figure', (role) => {
    expect(viewCase(shown('chain-broken'), by(role)).facts).toEqual({ step: 'fen' });
    expect(viewCase(shown('bill-not-meter'), by(role)).facts).toHaveProperty('left');
  });
});

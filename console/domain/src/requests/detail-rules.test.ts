import { describe, expect, it } from 'vitest';
import { type StepRow, stepView } from './detail-rules.ts';

const at = (seconds: number) => new Date(Date.parse('2026-11-23T02:00:00Z') + seconds * 1_000);
const step = (change: Partial<StepRow> = {}): StepRow => ({
  round: 1,
  step: 'technical',
  seat_cloud_id: null,
  seat_slug: null,
  seat_name: null,
  seat_reason: 'profile',
  decision: null,
  decided_by: null,
  decided_by_rule: null,
  real_name: null,
  decided_at: null,
  reason: null,
  on_behalf_of: null,
  holder_name: null,
  return_reason: null,
  plan_hash: null,
  opened_at: at(10),
  due_at: at(1_000),
  ...change,
});
const act = (action: string, seconds: number, outcome = 'done') => ({ action, at: at(seconds), outcome });
const open = (acts: ReturnType<typeof act>[], row = step()) => stepView(row, { acts, now: at(500) }).seconds;

describe('how long a step has been open', () => {
  it('grows while it can be decided', () => {
    expect(open([act('requests.submitted', 0), act('approvals.approved', 20)])).toBe(490);
  });

  it.each(['requests.failed', 'requests.withdrawn', 'requests.refused', 'requests.returned', 'requests.plan-changed'])(
    'ends with its round: %s',
    (end) => {
      expect(open([act(end, 5), act(end, 40), act('requests.failed', 90)])).toBe(30);
      expect(open([act(end, 40, 'refused')])).toBe(490);
    },
  );

  it('ends with its decision', () => {
    expect(open([act('requests.failed', 90)], step({ decided_at: at(25), decision: 'approve' }))).toBe(15);
  });
});

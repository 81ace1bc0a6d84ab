import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SAMPLE_AUTOMATIC_RULE } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../../testing/render-with-server.tsx';
import { AutomaticRulePage } from './automatic-rule-page.tsx';
import { formOfRule, ruleOfForm } from './rule-form-rules.ts';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const inForce = {
  id: 'v-1',
  number: 'sample-automatic-2026',
  version: 1,
  fromDay: '2026-01-01',
  rule: SAMPLE_AUTOMATIC_RULE,
  contentHash: 'a'.repeat(64),
  reason: 'sample',
  state: 'in-force',
  proposed: null,
  decided: null,
  ended: null,
  acts: [],
};
const proposed = {
  ...inForce,
  id: 'v-2',
  number: 'ZD-2026-000001',
  version: 2,
  fromDay: '2026-12-01',
  rule: { ...SAMPLE_AUTOMATIC_RULE, growth: null },
  contentHash: 'b'.repeat(64),
  reason: '年底停用扩容',
  state: 'proposed',
  proposed: { name: '周明', at: AT },
  acts: ['decide'],
};
const open = (items: readonly object[], more: object = {}) =>
  renderWithServer(<AutomaticRulePage />, {
    answers: {
      'session.me': meWith('authority-approver'),
      'approvals.ruleVersions': {
        items,
        total: items.length,
        nextCursor: null,
        inForce,
        earliestDay: '2026-11-24',
        mayPropose: false,
        ...more,
      },
      'approvals.proposeRule': { versionId: 'v-3', number: 'ZD-2026-000002', version: 3 },
      'approvals.decideRule': { versionId: 'v-2', number: 'ZD-2026-000001', version: 2 },
    },
    path: '/policies/automatic',
    route: '/policies/automatic',
  });

describe('what passes by itself', () => {
  it('is shown as it is in force, and a proposal by what it changes', async () => {
    open([proposed, inForce]);
    expect(await screen.findByText(/现行规则 sample-automatic-2026/)).toBeTruthy();
    expect(screen.getByText(/最近 30 天，测量覆盖 ≥ 80\.0%，峰值占比 ≥ 80\.0%/)).toBeTruthy();
    const row = screen.getByText('ZD-2026-000001').closest('tr') as HTMLElement;
    expect(within(row).getByText('停用，全部由人工审批').tagName).toBe('INS');
    expect(within(row).getByText('年底停用扩容')).toBeTruthy();
    expect(within(row).getByText('周明')).toBeTruthy();
  });

  it('is confirmed on the content that was read', async () => {
    const page = open([proposed, inForce]);
    fireEvent.click(await screen.findByRole('button', { name: '确认 ZD-2026-000001' }));
    const sure = (await screen.findByText(/确认后从 2026-12-01 零时起生效/)).closest('.ant-popover') as HTMLElement;
    fireEvent.click(sure.querySelector('.ant-btn-primary') as HTMLElement);
    await waitFor(() =>
      expect(page.asked('approvals.decideRule')).toEqual([
        { versionId: 'v-2', decision: 'confirm', contentHash: 'b'.repeat(64) },
      ]),
    );
  });

  it('is proposed with a reason, from tomorrow on, and says before it is sent what it changes', async () => {
    const page = open([inForce], { mayPropose: true });
    fireEvent.click(await screen.findByRole('button', { name: '提出新版本' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('与现行规则相同')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('switch', { name: '小幅扩容' }));
    expect((await within(dialog).findByText('停用，全部由人工审批', { selector: 'ins' })).tagName).toBe('INS');
    fireEvent.click(within(dialog).getByRole('button', { name: '提交，等待确认' }));
    await within(dialog).findAllByText('请填写');
    expect(page.asked('approvals.proposeRule')).toEqual([]);
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '年底停用扩容' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '提交，等待确认' }));
    await waitFor(() =>
      expect(page.asked('approvals.proposeRule')).toEqual([
        { fromDay: '2026-11-24', reason: '年底停用扩容', rule: { ...SAMPLE_AUTOMATIC_RULE, growth: null } },
      ]),
    );
  });
});

describe('the form’s fields', () => {
  it('say the same rule there and back', () => {
    expect(ruleOfForm(formOfRule(SAMPLE_AUTOMATIC_RULE))).toEqual(SAMPLE_AUTOMATIC_RULE);
    const off = { decrease: null, growth: null };
    expect(ruleOfForm(formOfRule(off))).toEqual(off);
  });
});

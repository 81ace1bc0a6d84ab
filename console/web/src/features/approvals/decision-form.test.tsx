import { useQuery } from '@tanstack/react-query';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { useTRPC } from '../../api/trpc.ts';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { DecisionForm } from './decision-form.tsx';
import type { Evidence } from './evidence-types.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const PLAN = 'a'.repeat(64);
const evidence = { request: { id: 'r-1' }, planHash: PLAN, mayDecide: ['administrative'] } as unknown as Evidence;
const open = (more: Record<string, unknown> = {}) =>
  renderWithServer(<DecisionForm evidence={evidence} onDone={() => undefined} />, {
    answers: {
      'session.me': meWith('authority-approver'),
      'approvals.decide': { requestId: 'r-1', state: 'returned' },
      ...more,
    },
  });
const RETURN = /退\s?回/;

describe('a return', () => {
  it('needs its reason from the list and its words, and goes with both', async () => {
    const page = open();
    fireEvent.click(await screen.findByRole('button', { name: RETURN }));
    expect(await screen.findByText('退回须选择原因')).toBeTruthy();
    expect(screen.getByText(/须写明原因，申请人将据此修改/)).toBeTruthy();
    expect(page.asked('approvals.decide')).toEqual([]);
    await userEvent.click(screen.getByRole('combobox', { name: '退回原因' }));
    await userEvent.click(await screen.findByText('规格依据不足'));
    await userEvent.type(screen.getByRole('textbox'), '请补充压测报告');
    fireEvent.click(screen.getByRole('button', { name: RETURN }));
    await waitFor(() => {
      expect(page.asked('approvals.decide')).toEqual([
        {
          requestId: 'r-1',
          step: 'administrative',
          decision: 'return',
          planHash: PLAN,
          reason: '请补充压测报告',
          returnReason: 'size-unfounded',
        },
      ]);
    });
  });
});

describe('the words of a decision', () => {
  it('are there again after the session has ended and its person signed in anew, and are forgotten once decided', async () => {
    const expired = { refuse: 'NOT_SIGNED_IN', sentence: '您还没有登录，或登录已过期。' };
    open({ 'approvals.decide': expired });
    fireEvent.change(await screen.findByRole('textbox'), { target: { value: '规格依据充分' } });
    fireEvent.click(screen.getByRole('button', { name: /同\s?意/ }));
    expect(await screen.findByText('您还没有登录，或登录已过期。')).toBeTruthy();
    cleanup();
    const page = open();
    expect(((await screen.findByRole('textbox')) as HTMLTextAreaElement).value).toBe('规格依据充分');
    fireEvent.click(screen.getByRole('button', { name: /同\s?意/ }));
    await waitFor(() => expect(page.asked('approvals.decide')).toMatchObject([{ reason: '规格依据充分' }]));
    await waitFor(() => expect(localStorage.length).toBe(0));
  });
});

/** The form as the drawer has it: on evidence that can be asked for anew. */
function OnEvidence() {
  const { data } = useQuery(useTRPC().approvals.evidence.queryOptions({ requestId: 'r-1' }));
  return data ? <DecisionForm evidence={data} onDone={() => undefined} /> : null;
}

describe('what was withdrawn while it was looked at', () => {
  it('is asked for anew once its decision was refused, and then says both why and that nothing waits', async () => {
    let withdrawn = false;
    const refused = { refuse: 'STEP_NOT_OPEN', sentence: '申请已不在审批中。' };
    renderWithServer(<OnEvidence />, {
      answers: {
        'session.me': meWith('authority-approver'),
        'approvals.decide': refused,
        'approvals.evidence': () => ({ ...evidence, mayDecide: withdrawn ? [] : ['administrative'] }),
      },
    });
    const approve = await screen.findByRole('button', { name: /同\s?意/ });
    withdrawn = true;
    fireEvent.click(approve);
    expect(await screen.findByText('此申请目前没有需要您办理的环节')).toBeTruthy();
    expect(screen.getByText('申请已不在审批中。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /同\s?意/ })).toBeNull();
  });
});

describe('an approval', () => {
  it('needs no reason, and takes none of a return along', async () => {
    const page = open();
    fireEvent.click(await screen.findByRole('button', { name: /同\s?意/ }));
    await waitFor(() => {
      expect(page.asked('approvals.decide')).toEqual([
        { requestId: 'r-1', step: 'administrative', decision: 'approve', planHash: PLAN },
      ]);
    });
  });
});

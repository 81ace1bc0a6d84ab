import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderInConsole } from '../../../testing/render-in-console.tsx';
import { OrderLog } from './order-log.tsx';
import type { Order } from './order-types.ts';

afterEach(cleanup);

it('the record of a request names people and programs, and of the platform its kind', async () => {
  const act = { at: '2026-11-22T01:00:00Z', action: 'requests.submitted', outcome: 'done', secondsSincePrevious: 0 };
  const by = (kind: string, name: string) => ({ ...act, actor: { kind, name } });
  const timeline = [by('client', '夜间下单程序'), by('person', '陈思远'), by('job', 'operation-preview')];
  renderInConsole(<OrderLog order={{ timeline } as unknown as Order} />);
  expect(await screen.findByText(/夜间下单程序/)).toBeTruthy();
  expect(screen.getByText('陈思远')).toBeTruthy();
  expect(screen.queryByText(/operation-preview/)).toBeNull();
});

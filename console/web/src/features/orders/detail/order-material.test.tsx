import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../../../testing/render-in-console.tsx';
import { OrderMaterial } from './order-material.tsx';
import type { Order } from './order-types.ts';

afterEach(cleanup);

const unsaid = {
  project: null,
  fundingSource: null,
  goLiveOn: null,
  buildFrom: null,
  buildTo: null,
  expectedUsers: null,
  leaseMonths: null,
};
const file = {
  id: 'f-1',
  name: '立项批复.pdf',
  kind: 'pdf',
  bytes: 3_407_872,
  sha256: '0123456789abcdef'.repeat(4),
  addedBy: { id: 'p-1', name: '林晓燕' },
  addedAt: '2026-11-22T08:00:00.000Z',
} as const;
const show = (part: object) =>
  renderInConsole(<OrderMaterial order={{ purpose: unsaid, attachments: [], ...part } as unknown as Order} />);

describe('what an order is for', () => {
  it('is shown fact by fact, with its files and their sizes', () => {
    const said = { fundingSource: 'special-fund', buildFrom: '2027-01-01', expectedUsers: 12_000 };
    show({ purpose: { ...unsaid, ...said }, attachments: [file] });
    for (const text of ['信息化专项资金', '2027-01-01 至 未填写', '12,000 人', '3.3 MB'])
      expect(screen.getByText(text)).toBeTruthy();
    expect(screen.getByRole('link', { name: /立项批复\.pdf/ }).getAttribute('href')).toBe('/attachments/f-1');
  });

  it('says how long an order’s resources may be held, by the rule where nothing was asked for', () => {
    show({ kind: 'order', purpose: { ...unsaid, leaseMonths: 6 } });
    expect(screen.getByText('交付后 6 个月')).toBeTruthy();
    cleanup();
    show({ kind: 'order' });
    expect(screen.getByText('未填写，按规定为交付后 12 个月')).toBeTruthy();
    cleanup();
    show({ kind: 'resize' });
    expect(screen.queryByText('使用期限')).toBeNull();
  });

  it('says what was not said', () => {
    show({});
    expect(screen.getAllByText('未填写')).toHaveLength(5);
  });

  it.each(['<img src=x onerror="window.hit=1">', '{{7*7}} $t(orders.unsaid)', '=cmd|calc'])(
    'shows %s as text',
    (text) => {
      show({ purpose: { ...unsaid, project: text }, attachments: [{ ...file, name: text }] });
      expect(screen.getAllByText(text, { exact: false }).length).toBeGreaterThan(0);
      expect(document.querySelector('img')).toBeNull();
    },
  );
});

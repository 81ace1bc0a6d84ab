import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderWithServer } from '../../testing/render-with-server.tsx';
import { PreferencesProvider } from '../../ui/preferences/preferences-context.tsx';
import { OpenPricesPage } from './open-prices-page.tsx';

const version = {
  ...{ number: 'JG-2026-000001', name: '样例价格', sample: true, validTo: null },
  validFrom: '2025-12-31T16:00:00.000Z',
};
const rule = { model: { kind: 'unit', unitPrice: '38.500000' }, discountPpm: '0', minimum: null, maximum: null };
const price = {
  ...{
    sku: 'vcpu.x86',
    nameZh: 'vCPU · 非信创',
    nameEn: 'vCPU · not Xinchuang',
    unit: '核·月',
    unitPrice: '38.500000',
  },
  rule: { ...rule, month: 'calendar' },
};
const asked: string[] = [];
let answer: () => Response;
const before = globalThis.fetch;
beforeEach(() => {
  asked.length = 0;
  globalThis.fetch = async (input) => {
    asked.push(String(input));
    return answer();
  };
});
afterEach(() => {
  cleanup();
  globalThis.fetch = before;
});
const open = (search = '') =>
  renderWithServer(
    <PreferencesProvider>
      <OpenPricesPage />
    </PreferencesProvider>,
    { answers: {}, path: `/public/prices${search}`, route: '/public/prices' },
  );

it('shows anybody the list in force, asks for no session, and leads to the files', async () => {
  answer = () => Response.json({ at: '2026-11-23', version, prices: [price], versions: [version] });
  const page = open();
  const table = await screen.findByRole('table', { name: '价格表' });
  expect(within(table).getByText('vCPU · 非信创')).toBeTruthy();
  expect(within(table).getByText(/38\.50/)).toBeTruthy();
  expect(screen.getAllByText('样例价格', { exact: false }).length).toBeGreaterThan(0);
  expect(page.asked('session.me')).toEqual([]);
  fireEvent.change(screen.getByLabelText('日期'), { target: { value: '2026-12-01' } });
  await waitFor(() => expect(asked).toEqual(['/public/prices.json', '/public/prices.json?at=2026-12-01']));
  expect(page.address()).toBe('/public/prices?at=2026-12-01');
  const csv = await screen.findByRole('link', { name: '价格表（CSV）' });
  expect(csv.getAttribute('href')).toBe('/public/prices.csv?at=2026-12-01');
});

it('says that a day had no list', async () => {
  answer = () => Response.json({ at: '2001-01-01', version: null, prices: [], versions: [version] });
  open('?at=2001-01-01');
  await screen.findByText('这一天没有公开价格。');
});

it('says what the server said where it refuses', async () => {
  answer = () => Response.json({ code: 'INPUT_INVALID', facts: {}, message: '日期无效' }, { status: 400 });
  open('?at=x');
  await screen.findByText('日期无效');
});

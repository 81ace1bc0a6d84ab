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
const figures = { allocatedPercent: 63, measuredPercent: 25, coveragePercent: 97, withheld: false, capacity: '12800' };
const unpublished = { capacity: null, allocatedPercent: null, measuredPercent: null, coveragePercent: null };
const vcpu = { tier: 'provincial', resource: 'vcpu', nameZh: 'vCPU', nameEn: 'vCPU' };
const utilisation = {
  ...{ month: '2026-10', months: ['2026-10', '2026-09'], leastDepartments: 3, leastCoveragePercent: 80 },
  clouds: [
    { ...vcpu, ...figures, cloud: 'province', name: '省级政务云' },
    { ...vcpu, ...figures, ...{ cloud: 'health', name: '卫健行业云', measuredPercent: null, coveragePercent: 12 } },
    { ...vcpu, ...unpublished, ...{ cloud: 'education', name: '教育行业云', withheld: true } },
  ],
};
const asked: string[] = [];
const askedUse: string[] = [];
let answer: () => Response;
let use: () => Response;
const before = globalThis.fetch;
beforeEach(() => {
  asked.length = 0;
  askedUse.length = 0;
  use = () => Response.json(utilisation);
  globalThis.fetch = async (input) => {
    const address = String(input);
    if (address.startsWith('/public/utilisation')) {
      askedUse.push(address);
      return use();
    }
    asked.push(address);
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

const prices = () => Response.json({ at: '2026-11-23', version, prices: [price], versions: [version] });

it('shows the utilisation of the clouds: what is known, what is not, and what is withheld', async () => {
  answer = prices;
  const page = open('?at=2026-11-23');
  const table = await screen.findByRole('table', { name: '各云利用率' });
  const cells = (name: string) =>
    [...(within(table).getByText(name).closest('tr')?.cells ?? [])].map(({ textContent }) => textContent);
  expect(cells('省级政务云')).toEqual(['省级政务云', 'vCPU', '12,800 核', '63 %', '25 %', '97 %']);
  expect(cells('卫健行业云').slice(3)).toEqual(['63 %', '未知', '12 %']);
  expect(cells('教育行业云').slice(2)).toEqual(['不予公布', '不予公布', '不予公布', '不予公布']);
  expect(screen.getByText(/少于 3 个单位使用的.*不足 80%/)).toBeTruthy();
  expect(screen.getByRole('img', { name: '各云已分配与实测利用率' })).toBeTruthy();
  fireEvent.mouseDown(screen.getByRole('combobox', { name: '月份' }));
  fireEvent.click(await screen.findByTitle('2026-09'));
  await waitFor(() => expect(askedUse).toEqual(['/public/utilisation.json', '/public/utilisation.json?month=2026-09']));
  expect(page.address()).toBe('/public/prices?at=2026-11-23&month=2026-09');
  const csv = await screen.findByRole('link', { name: '利用率（CSV）' });
  expect(csv.getAttribute('href')).toBe('/public/utilisation.csv?month=2026-09');
});

it('draws nothing where nothing is published, and says that a month had no cloud', async () => {
  answer = prices;
  use = () => Response.json({ ...utilisation, clouds: [] });
  open();
  await screen.findByText('2026-10 没有可公布的云。');
  expect(screen.queryByRole('img', { name: '各云已分配与实测利用率' })).toBeNull();
});

it('shows the prices where the month is refused, and says why', async () => {
  answer = prices;
  use = () => Response.json({ code: 'INPUT_INVALID', facts: {}, message: '月份无效' }, { status: 400 });
  open('?month=2099-01');
  await screen.findByText('月份无效');
  expect(await screen.findByRole('table', { name: '价格表' })).toBeTruthy();
});

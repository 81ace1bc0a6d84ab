import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogueItems } from '@zhengyun/domain/catalogue/rules.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { CataloguePage } from './catalogue-page.tsx';
import { ComparePage } from './compare-page.tsx';

afterEach(cleanup);

const AT = new Date('2026-11-23T02:00:00Z');
const cloud = { id: 'x', slug: 'gz', name: '广州', tier: 'municipal', profile: 'city-very-large', state: 'deployed' };
const zones = [{ code: 'extranet', xinchuang: false }];
const items = catalogueItems({
  prices: [],
  clouds: [{ ...cloud, zones } as never],
  policy: profilePolicyAt(AT),
  published: [],
  at: AT,
});
const answers = {
  'session.me': meWith('applicant'),
  'catalogue.list': { priceVersion: null, items },
  'carts.favourites': { items: ['cache'] },
  'carts.get': { priceVersion: null, lines: [], monthFen: '0', yearEndFen: '0' },
};
const cards = () => screen.getAllByRole('link', { name: /./ }).flatMap((link) => link.getAttribute('href') ?? []);

describe('the catalogue', () => {
  it('is searched, and the address keeps what for', async () => {
    const { address } = renderWithServer(<CataloguePage />, { answers, path: '/catalogue' });
    await userEvent.type(await screen.findByRole('searchbox'), 'GPU');
    await waitFor(() => expect(cards()).not.toContain('/catalogue/object-bucket'));
    expect(cards()).toContain('/catalogue/gpu-share');
    expect(address()).toBe('/catalogue?q=GPU');
  });

  it('shows favourites alone, and says what to do where there are none', async () => {
    const none = { ...answers, 'carts.favourites': { items: [] } };
    renderWithServer(<CataloguePage />, { answers: none, path: '/catalogue?favourites=1' });
    expect(await screen.findByText('还没有收藏任何项目')).toBeTruthy();
  });

  it('marks a favourite with the server', async () => {
    const { asked } = renderWithServer(<CataloguePage />, { answers, path: '/catalogue?favourites=1' });
    await userEvent.click(await screen.findByRole('button', { name: '取消收藏 缓存' }));
    expect(asked('carts.setFavourite')).toEqual([{ item: 'cache', favourite: false }]);
  });

  it('leads to a comparison once two are chosen', async () => {
    const { address } = renderWithServer(<CataloguePage />, { answers, path: '/catalogue?compare=cache&q=存' });
    expect(await screen.findByText('再选一项即可对比，最多四项')).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: /^对比\s*对象存储桶$/ }));
    expect(new URLSearchParams(address().split('?')[1]).get('compare')).toBe('cache,object-bucket');
    const link = await screen.findByRole('link', { name: '对比 2 项' });
    expect(link.getAttribute('href')).toBe('/catalogue/compare?items=cache,object-bucket');
  });
});

describe('a comparison', () => {
  it('puts the terms of each item beside the other’s', async () => {
    renderWithServer(<ComparePage />, { answers, path: '/catalogue/compare?items=cache,object-bucket,fax' });
    const table = within(await screen.findByRole('table'));
    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      '',
      '缓存',
      '对象存储桶',
    ]);
    const lead = table.getByRole('rowheader', { name: '办理时限' }).closest('tr');
    expect(lead?.textContent).toBe('办理时限5 个工作日内3 个工作日内');
  });

  it('of one item is none', async () => {
    renderWithServer(<ComparePage />, { answers, path: '/catalogue/compare?items=cache' });
    expect(await screen.findByText('请在服务目录中选择两到四个项目再对比')).toBeTruthy();
  });
});

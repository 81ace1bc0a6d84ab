import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../../testing/render-with-server.tsx';
import { TenanciesPage } from './tenancies-page.tsx';
import { TenancyPage } from './tenancy-page.tsx';

afterEach(cleanup);

const named = (name: string) => ({ id: name, slug: name, name });
const row = {
  id: 't-1',
  number: 'ZK-2026-000001',
  slug: 'guangzhou-zk-2026-000001',
  state: 'deployed',
  department: named('药品监督管理局'),
  system: named('药品监管门户'),
  cloud: named('广州市政务云'),
  zone: { code: 'extranet', name: '政务外网区' },
  xinchuang: false,
  createdAt: '2026-11-01T00:00:00.000Z',
};
const detail = {
  ...row,
  mlpsGrade: 2,
  quota: [
    { dimension: 'vcpu', limit: '64', used: '12', takenOver: '0' },
    { dimension: 'disk-fast-gb', limit: '500', used: '120', takenOver: '100' },
    { dimension: 'bandwidth-mbps', limit: null, used: '20', takenOver: '0' },
  ],
  adopted: ['ConfigMap legacy'],
  stacks: [
    { id: 's-1', kind: 'tenancy-base', name: 'guangzhou-zk', state: 'deployed', drift: 'drifted', checkedAt: null },
  ],
  resources: [
    { id: 'r-1', number: 'ZY-2026-000001', item: 'container-space', state: 'active', createdAt: row.createdAt },
  ],
  operations: [{ id: 'o-1', number: 'CZ-2026-000001', verb: 'deploy', state: 'done', at: row.createdAt }],
  standing: ['ZY-2026-000001'],
  acts: ['close'],
};
const engineer = { 'session.me': meWith('platform-engineer'), 'clouds.overview': { clouds: [] } };

describe('the list of tenancies', () => {
  const open = (path: string, page: unknown) =>
    renderWithServer(<TenanciesPage />, { answers: { ...engineer, 'tenancy.list': page }, path });

  it('says why it is empty', async () => {
    open('/tenancies', { items: [], nextCursor: null, total: 0 });
    expect(await screen.findByText('云上没有租户空间')).toBeTruthy();
  });

  it('asks by what the address filters by, and turns its pages there', async () => {
    const page = open('/tenancies?state=deployed&search=门户', { items: [row], nextCursor: 'next', total: 2 });
    expect(await screen.findByText('ZK-2026-000001')).toBeTruthy();
    expect(page.asked('tenancy.list')[0]).toMatchObject({ state: 'deployed', search: '门户' });
    fireEvent.click(screen.getByRole('button', { name: '下一页' }));
    await waitFor(() => expect(page.address()).toContain('cursor=next'));
  });

  it('shows the problem with a way to try again', async () => {
    open('/tenancies', { refuse: 'INPUT_INVALID', sentence: '筛选条件不对' });
    expect(await screen.findByText('筛选条件不对')).toBeTruthy();
  });
});

describe('one tenancy', () => {
  const open = (more: Record<string, unknown> = {}) =>
    renderWithServer(<TenancyPage />, {
      answers: { ...engineer, 'tenancy.get': detail, ...more },
      path: '/tenancies/t-1',
      route: '/tenancies/:id',
    });

  it('shows its quota beside use, what is in it, what was taken over, and whether the cluster agrees', async () => {
    open();
    expect(await screen.findByText('药品监管门户（等保 2 级）')).toBeTruthy();
    expect(screen.getByText(/命名空间不设上限/)).toBeTruthy();
    expect(screen.getByText(/其中接管 100 GB/)).toBeTruthy();
    for (const text of ['ZY-2026-000001', 'CZ-2026-000001', 'ConfigMap legacy'])
      expect(screen.getByText(text)).toBeTruthy();
  });

  it('is closed with a reason and its number typed, and takes what stands along only when told', async () => {
    const page = open({ 'provisioning.closeTenancy': { operationId: 'o-9', number: 'CZ-2026-000009' } });
    fireEvent.click(await screen.findByRole('button', { name: /关\s?闭/ }));
    expect(await screen.findByText(/还有 1 项已交付的资源/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('原因'), { target: { value: '系统下线' } });
    fireEvent.click(screen.getAllByRole('button', { name: /关\s?闭/ }).at(-1) as HTMLElement);
    expect(await screen.findByText(/不一致/)).toBeTruthy();
    expect(page.asked('provisioning.closeTenancy')).toEqual([]);
    fireEvent.change(screen.getByLabelText('请输入“ZK-2026-000001”以确认'), { target: { value: row.number } });
    fireEvent.click(screen.getByRole('checkbox'));
    fireEvent.click(screen.getAllByRole('button', { name: /关\s?闭/ }).at(-1) as HTMLElement);
    await waitFor(() => expect(page.address()).toBe('/operations/o-9'));
    expect(page.asked('provisioning.closeTenancy')).toEqual([{ tenancyId: 't-1', reason: '系统下线', override: true }]);
  });

  it('is not closed by who may not, nor are its stacks shown to a department', async () => {
    open({ 'session.me': meWith('applicant'), 'tenancy.get': { ...detail, acts: [] } });
    expect(await screen.findByText('ZY-2026-000001')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /关\s?闭/ })).toBe(null);
    expect(screen.queryByText('guangzhou-zk')).toBe(null);
  });
});

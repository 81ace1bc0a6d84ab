import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { ResourcePage } from './resource-page.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const AT = '2026-11-23T02:00:00.000Z';
const named = (name: string) => ({ id: name, slug: 'guangzhou', name });
const resource = {
  id: 'r-1',
  number: 'ZY-2026-000001',
  spec: { item: 'block-disk', class: 'ordinary', gb: 100, count: 2 },
  fulfilment: 'provisioned',
  state: 'active',
  xinchuang: false,
  department: named('药品监督管理局'),
  system: named('药品监管门户'),
  cloud: named('广州市政务云'),
  tenancy: { id: 't-1', number: 'ZK-2026-000001', slug: 'gz-zk-1', zone: 'extranet' },
  readyAt: AT,
  releasedAt: null,
  createdAt: AT,
  power: null,
  accessUntil: null,
  openRequest: null,
  objects: [],
  deliveries: [],
  operations: [],
  acts: ['resize', 'release'],
};
const open = (more: object, path: string, answers: object = {}) =>
  renderWithServer(<ResourcePage />, {
    answers: {
      'session.me': meWith('applicant'),
      'resources.get': { ...resource, ...more },
      'requests.draftOf': null,
      ...answers,
    },
    path,
    route: '/resources/:id',
  });

describe('the page of a resource', () => {
  it('opens the form that its address names, as a draft, a notice and a new sign-in lead to it', async () => {
    open({}, '/resources/r-1?form=release');
    expect(await screen.findByRole('dialog', { name: /释放资源 ZY-2026-000001/ })).toBeTruthy();
  });

  it('names the form in its address, and no more once it is closed', async () => {
    const page = open({}, '/resources/r-1');
    fireEvent.click(await screen.findByRole('button', { name: '申请释放' }));
    await screen.findByRole('dialog');
    expect(page.address()).toBe('/resources/r-1?form=release');
    fireEvent.click(screen.getByRole('button', { name: /取\s?消|Cancel/ }));
    await waitFor(() => expect(page.address()).toBe('/resources/r-1'));
  });

  it.each(['resize', 'release', 'extend'])('says that a %s can’t be asked for as things are', async (form) => {
    open({ state: 'released', acts: [] }, `/resources/r-1?form=${form}`);
    expect(await screen.findByText(/此资源目前不能提交该申请/)).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says that its lease can be extended no more', async () => {
    open({}, '/resources/r-1?form=extend', { 'reclaim.lease': { lease: null } });
    expect(await screen.findByText(/此资源目前不能提交该申请/)).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

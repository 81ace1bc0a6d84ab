import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../../testing/render-with-server.tsx';
import { EditCloudPage } from './edit-cloud-page.tsx';

afterEach(cleanup);

const zone = {
  code: 'extranet',
  name: '政务外网区',
  xinchuang: false,
  maximumMlps: 3,
  publicAddress: false,
  architecture: null,
  nodes: ['n-1'],
  capacity: { vcpu: '64' },
};
const definition = {
  slug: 'foshan',
  name: '佛山市政务云',
  tier: 'municipal',
  profile: 'city-medium',
  region: 'pearl-river-delta',
  kubevirt: 'present',
  storageProvisioner: 'csi.example.cn',
  iops: { ordinary: { minimum: 1_000, maximum: 3_000 }, fast: { minimum: 3_000, maximum: 20_000 } },
  services: {
    postgresql: { operatorNamespace: 'cnpg-system', imageCatalog: 'postgresql' },
    objectStorage: null,
    cache: null,
    backup: null,
    gpu: null,
    loadBalancer: null,
    hostImages: null,
  },
  zones: [zone],
};
const renamed = { path: ['name'], before: '佛山市政务云', after: '佛山云' };
const answers = {
  'session.me': meWith('platform-engineer'),
  'clouds.definition': {
    id: 'c-1',
    state: 'deployed',
    deployedAt: '2026-11-01T00:00:00.000Z',
    undeployed: [],
    definition,
  },
  'cloudDrafts.list': [],
  'cloudDrafts.save': { draftId: 'd-1', savedAt: '2026-11-22T01:00:00.000Z' },
  'clouds.lastLook': null,
  'clouds.zoneEntries': [],
  'clouds.review': (input: { readonly name: string }) => ({
    changes: input.name === definition.name ? [] : [renamed],
    refusal: null,
  }),
};
const open = (more: Record<string, unknown> = {}) =>
  renderWithServer(<EditCloudPage />, {
    answers: { ...answers, ...more },
    path: '/clouds/foshan/edit',
    route: '/clouds/:slug/edit',
  });
/** By its text: a role's name is worked out over the whole form, which is large. */
const send = () => screen.getByText('保存并生成部署方案').closest('button') as HTMLButtonElement;
const rename = () => fireEvent.change(screen.getByLabelText('名称'), { target: { value: '佛山云' } });

describe('a cloud that stands, on its form', () => {
  it('can’t be sent unchanged, and shows each change before it is', async () => {
    const page = open({ 'provisioning.reviseCloud': { cloudId: 'c-1', operationId: 'o-1' } });
    expect(await screen.findByText('与现有定义相同')).toBeTruthy();
    expect(send()).toHaveProperty('disabled', true);
    rename();
    expect(await screen.findByText('佛山云')).toBeTruthy();
    await waitFor(() => expect(send()).toHaveProperty('disabled', false));
    fireEvent.click(send());
    await waitFor(() => expect(page.address()).toBe('/operations/o-1'));
    const [sent] = page.asked('provisioning.reviseCloud') as [{ definition: typeof definition; draftId?: string }];
    expect(sent.definition).toEqual({ ...definition, name: '佛山云' });
  });

  it('keeps its slug, its tier and its storage as they are', async () => {
    open();
    expect(await screen.findByLabelText('标识')).toHaveProperty('disabled', true);
    expect(screen.getByLabelText('存储供应器')).toHaveProperty('disabled', true);
    expect(screen.getByText('云部署后不能再改')).toBeTruthy();
  });

  it('says who stands in the way of a change, and does not send it', async () => {
    open({
      'clouds.review': {
        changes: [renamed],
        refusal: {
          code: 'ZONE_IN_USE',
          facts: { zone: 'extranet', field: 'nodes', users: ['ZK-2026-000001'], count: 1 },
        },
      },
    });
    expect(await screen.findByText(/使用者 ZK-2026-000001/)).toBeTruthy();
    expect(send()).toHaveProperty('disabled', true);
  });

  it('keeps what is written as a draft a moment after, says when, and stays as it is', async () => {
    const begun = { id: 'd-1', cloud: null, name: '佛山云', slug: null, savedAt: '2026-11-22T01:00:00.000Z' };
    let drafts: readonly object[] = [];
    const page = open({
      'cloudDrafts.list': () => drafts,
      'cloudDrafts.get': { ...begun, definition: {} },
      'cloudDrafts.save': () => {
        drafts = [begun];
        return { draftId: 'd-1', savedAt: begun.savedAt };
      },
    });
    await screen.findByText('与现有定义相同');
    rename();
    expect(await screen.findByText(/草稿保存于/)).toBeTruthy();
    expect(page.asked('cloudDrafts.save')).toMatchObject([{ cloudId: 'c-1', definition: { name: '佛山云' } }]);
    expect(screen.queryByText(/已恢复上次没有提交的草稿/)).toBe(null);
    expect(screen.getByDisplayValue('佛山云')).toBeTruthy();
  });

  it('keeps what is written as a draft, also where the page is left at once', async () => {
    const page = open();
    await screen.findByText('与现有定义相同');
    rename();
    page.unmount();
    await waitFor(() => expect(page.asked('cloudDrafts.save')).toHaveLength(1));
    expect(page.asked('cloudDrafts.save')[0]).toMatchObject({ cloudId: 'c-1', definition: { name: '佛山云' } });
  });

  it('goes on from a draft that was left, and says so', async () => {
    const draft = { id: 'd-9', cloud: null, name: '佛山', slug: null, savedAt: '2026-11-20T01:00:00.000Z' };
    open({
      'cloudDrafts.list': [draft],
      'cloudDrafts.get': { ...draft, definition: { name: '佛山新云' } },
    });
    expect(await screen.findByDisplayValue('佛山新云')).toBeTruthy();
    expect(screen.getByText(/已恢复上次没有提交的草稿/)).toBeTruthy();
  });

  it('shows a refusal of the server in its words and stays', async () => {
    const page = open({
      'provisioning.reviseCloud': { refuse: 'STATE_CONFLICT', sentence: '云上还有未结束的操作' },
    });
    await screen.findByText('与现有定义相同');
    rename();
    await waitFor(() => expect(send()).toHaveProperty('disabled', false));
    fireEvent.click(send());
    expect(await screen.findByText('云上还有未结束的操作')).toBeTruthy();
    expect(page.address()).toBe('/clouds/foshan/edit');
  });
});

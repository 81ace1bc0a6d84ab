import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { CredentialsPage } from './credentials-page.tsx';
import { ExemptionsPage } from './exemptions-page.tsx';
import { FindingsPage } from './findings-page.tsx';
import { RulesPage } from './rules-page.tsx';
import { SettingChangesPage } from './setting-changes-page.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const page = (items: readonly object[]) => ({ items, nextCursor: null, total: items.length });
const cloud = { id: 'c-1', slug: 'guangzhou', name: '广州市政务云' };
const finding = {
  policy: 'no-privileged-container',
  level: 'mandatory',
  severity: 'critical',
  exempted: false,
  kind: 'Deployment',
  namespace: 'gz-zk-1',
  name: 'collector',
  path: 'spec.template.spec.containers[0]',
  message: '容器以特权运行，请去掉 privileged',
};
const judgement = {
  id: 's-1',
  kind: 'cloud',
  name: 'guangzhou',
  cloud,
  department: null,
  resource: null,
  status: 'violated',
  findings: [finding, { ...finding, name: 'let-stand', exempted: true }],
  objects: 12,
  judgedAt: AT,
  since: AT,
  dueAt: AT,
  outdated: false,
  reason: null,
};
const policy = {
  name: 'no-privileged-container',
  concern: 'security',
  description: '容器不得以特权运行',
  english: 'No container runs privileged',
  remedy: '去掉 privileged',
  level: 'mandatory',
  severity: 'critical',
  controls: [{ citation: 'GB/T 22239-2019 8.1.4.2', title: '访问控制' }],
  settings: ['registries'],
  settingsInForce: null,
  stacks: 3,
  exempted: 1,
};
const pack = { digest: 'ab'.repeat(32), publishedAt: AT, policies: [policy], acts: [] as string[] };
const common = {
  'session.me': meWith('auditor'),
  'clouds.overview': { clouds: [] },
  'compliance.pack': pack,
  'compliance.counts': { clean: 7, advised: 0, violated: 1, unknown: 2, unjudged: 0 },
};

describe('what the policies say of stacks', () => {
  const open = (judgements: unknown, more: Record<string, unknown> = {}, path = '/policies') =>
    renderWithServer(<FindingsPage />, { answers: { ...common, 'compliance.judgements': judgements, ...more }, path });

  it('says why there is nothing yet, and when there will be', async () => {
    open(page([]));
    expect(await screen.findByText('还没有已部署的栈')).toBeTruthy();
    expect(screen.getByText(/当天夜间首次复判/)).toBeTruthy();
  });

  it('shows the problem with a way to try again', async () => {
    let asked = 0;
    open(() => (asked++ === 0 ? { refuse: 'INPUT_INVALID', sentence: '筛选条件不对' } : page([judgement])));
    expect(await screen.findByText('筛选条件不对')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
    expect(await screen.findByText('广州市政务云')).toBeTruthy();
  });

  it('counts what stops operations without what a person lets stand, and shows each finding with its object', async () => {
    open(page([judgement]));
    expect((await screen.findAllByText('违反')).length).toBeGreaterThan(0);
    const [row] = screen.getAllByRole('row').filter((each) => within(each).queryByText('广州市政务云'));
    expect(within(row as HTMLElement).getByText('1')).toBeTruthy();
    fireEvent.click(within(row as HTMLElement).getByRole('button', { name: /expand row/i }));
    expect((await screen.findAllByText('容器以特权运行，请去掉 privileged')).length).toBe(2);
    expect(screen.getByText('已豁免')).toBeTruthy();
  });

  it('shows what could not be judged as that, with the reason, and never as clean', async () => {
    const reason = { code: 'STATE_UNREADABLE', facts: { stack: 'guangzhou' } };
    open(page([{ ...judgement, status: 'unknown', findings: [], reason }]));
    fireEvent.click(await screen.findByRole('button', { name: /expand row/i }));
    expect(await screen.findByText(/读不到栈 guangzhou 的状态/)).toBeTruthy();
    expect(screen.getAllByText('未能判定').length).toBeGreaterThan(0);
  });

  it('asks by what the address filters by', async () => {
    const { asked } = open(page([judgement]), {}, '/policies?status=violated&policy=no-privileged-container&cloud=c-1');
    await screen.findByText('广州市政务云');
    const filter = { status: 'violated', policy: 'no-privileged-container', cloudId: 'c-1' };
    expect(asked('compliance.judgements')[0]).toMatchObject(filter);
  });

  it('are judged now by who may, with the keyboard alone, and by nobody else', async () => {
    const user = userEvent.setup();
    const may = { 'compliance.pack': { ...pack, acts: ['judge'] }, 'compliance.judge': { stacks: 1 } };
    const { asked } = open(page([judgement]), may);
    const judge = await screen.findByRole('button', { name: '立即复判' });
    await user.tab();
    expect(document.activeElement).toBe(judge);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(asked('compliance.judge')).toEqual([{}]));
    cleanup();
    open(page([judgement]));
    await screen.findByText('广州市政务云');
    expect(screen.queryByRole('button', { name: '立即复判' })).toBe(null);
  });
});

describe('the policies in force', () => {
  const open = (given: unknown, more: Record<string, unknown> = {}, path = '/policies/rules') =>
    renderWithServer(<RulesPage />, { answers: { ...common, 'compliance.pack': given, ...more }, path });

  it('are said not to be known while no worker has published them', async () => {
    open(null);
    expect(await screen.findByText('还没有策略清单')).toBeTruthy();
  });

  it('show what they serve and how many stacks they have something against', async () => {
    open(pack);
    for (const text of ['容器不得以特权运行', 'GB/T 22239-2019 8.1.4.2', '访问控制', '3'])
      expect(await screen.findByText(text)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '申请豁免' })).toBe(null);
    expect(screen.queryByRole('button', { name: '设置参数' })).toBe(null);
  });

  it('are found by clause as by name, and a search without a match says so', async () => {
    open(pack, {}, '/policies/rules?search=22239');
    expect(await screen.findByText('容器不得以特权运行')).toBeTruthy();
    cleanup();
    open(pack, {}, '/policies/rules?search=nothing-like-it');
    expect(await screen.findByText(/没有符合/)).toBeTruthy();
  });

  it('are let stand for a while only where one says for what', async () => {
    const { asked } = open({ ...pack, acts: ['ask-exemption'] }, { 'compliance.askExemption': { id: 'e-1' } });
    fireEvent.click(await screen.findByRole('button', { name: '申请豁免' }));
    fireEvent.change(await screen.findByLabelText('原因'), { target: { value: '迁移期间' } });
    fireEvent.click(screen.getAllByRole('button', { name: '申请豁免' }).at(-1) as HTMLElement);
    expect((await screen.findAllByText('请至少填写一项范围')).length).toBeGreaterThan(0);
    expect(asked('compliance.askExemption')).toEqual([]);
    fireEvent.change(screen.getByLabelText('对象名'), { target: { value: 'collector' } });
    fireEvent.click(screen.getAllByRole('button', { name: '申请豁免' }).at(-1) as HTMLElement);
    await waitFor(() =>
      expect(asked('compliance.askExemption')).toMatchObject([
        { policy: 'no-privileged-container', where: { name: 'collector' }, reason: '迁移期间' },
      ]),
    );
  });
});

describe('what people let stand', () => {
  const exemption = {
    id: 'e-1',
    number: 'HM-2026-000001',
    policy: 'no-privileged-container',
    where: { name: 'collector' },
    reason: '迁移期间',
    until: AT,
    state: 'asked',
    asked: { name: '王建国', at: AT },
    decided: null,
    ended: null,
    acts: [] as string[],
  };
  const open = (given: unknown, more: Record<string, unknown> = {}) =>
    renderWithServer(<ExemptionsPage />, { answers: { ...common, 'compliance.exemptions': given, ...more } });

  it('is said to be nothing, with who asks', async () => {
    open(page([]));
    expect(await screen.findByText('没有豁免')).toBeTruthy();
  });

  it('shows for what, why, by whom and until when; only who may decides', async () => {
    open(page([exemption]));
    for (const text of ['HM-2026-000001', 'collector', '迁移期间', '王建国', '待批准'])
      expect(await screen.findByText(text)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /批\s?准/ })).toBe(null);
  });

  it('is granted after one was told what that means', async () => {
    const { asked } = open(page([{ ...exemption, acts: ['decide'] }]), { 'compliance.decideExemption': { id: 'e-1' } });
    fireEvent.click(await screen.findByRole('button', { name: /批\s?准/ }));
    expect(await screen.findByText(/不再阻断部署，直到截止时间/)).toBeTruthy();
    expect(asked('compliance.decideExemption')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'OK' }));
    await waitFor(() =>
      expect(asked('compliance.decideExemption')).toEqual([{ exemptionId: 'e-1', decision: 'grant' }]),
    );
  });
});

describe('what policies are told', () => {
  const change = {
    id: 'cs-1',
    number: 'CS-2026-000001',
    policy: 'trusted-registry',
    before: { registries: ['first.gov.cn', 'kept.gov.cn'] },
    settings: { registries: ['kept.gov.cn', 'second.gov.cn'] },
    widens: ['registries'],
    reason: '启用第二仓库',
    state: 'asked',
    asked: { name: '王建国', at: AT },
    decided: null,
    ended: null,
    acts: [] as string[],
  };
  const open = (given: unknown, more: Record<string, unknown> = {}) =>
    renderWithServer(<SettingChangesPage />, { answers: { ...common, 'compliance.settingChanges': given, ...more } });

  it('has changes that waited for nobody in the audit log alone, which the empty page says', async () => {
    open(page([]));
    expect(await screen.findByText('没有参数变更申请')).toBeTruthy();
    expect(screen.getByText(/收紧立即生效/)).toBeTruthy();
  });

  it('shows the problem with a way to try again', async () => {
    let asked = 0;
    open(() => (asked++ === 0 ? { refuse: 'ROLE_MISSING', sentence: '您没有查看权限' } : page([change])));
    expect(await screen.findByText('您没有查看权限')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
    expect(await screen.findByText('CS-2026-000001')).toBeTruthy();
  });

  it('shows in words what a change adds, removes and widens; only who may decides', async () => {
    open(page([change]));
    const list = await screen.findByRole('list', { name: 'registries' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['新增second.gov.cn', '移除first.gov.cn', 'kept.gov.cn']);
    expect(screen.getByText('放宽')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /批\s?准|撤\s?回/ })).toBe(null);
  });

  it('is changed after the other person was told what that means', async () => {
    const { asked } = open(page([{ ...change, acts: ['decide'] }]), {
      'compliance.decideSettings': { changeId: 'cs-1' },
    });
    fireEvent.click(await screen.findByRole('button', { name: /批\s?准/ }));
    expect(await screen.findByText(/批准后立即生效/)).toBeTruthy();
    expect(asked('compliance.decideSettings')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'OK' }));
    await waitFor(() => expect(asked('compliance.decideSettings')).toEqual([{ changeId: 'cs-1', decision: 'grant' }]));
  });

  it('is said to wait where the server had it wait', async () => {
    const answers = { 'compliance.setSettings': { policy: policy.name, state: 'asked', number: 'CS-2026-000002' } };
    const rules = { 'compliance.pack': { ...pack, acts: ['ask-settings'] } };
    const { asked } = renderWithServer(<RulesPage />, { answers: { ...common, ...rules, ...answers } });
    fireEvent.click(await screen.findByRole('button', { name: '申请变更参数' }));
    fireEvent.change(await screen.findByLabelText('原因'), { target: { value: '启用第二仓库' } });
    fireEvent.click(screen.getAllByRole('button', { name: '申请变更参数' }).at(-1) as HTMLElement);
    expect(await screen.findByText(/已提交（CS-2026-000002），等待另一人批准/)).toBeTruthy();
    expect(asked('compliance.setSettings')).toMatchObject([{ policy: policy.name, reason: '启用第二仓库' }]);
  });
});

describe('what clouds’ credentials may do beside what they need', () => {
  const row = {
    cloud,
    purpose: 'cloud',
    heldSince: AT,
    status: 'exceeding',
    excess: 1,
    lacking: [],
    dangers: ['everything'],
    answeredAt: AT,
    triedAt: AT,
    reason: null,
  };
  const open = (given: unknown, role = 'auditor', more: Record<string, unknown> = {}) =>
    renderWithServer(<CredentialsPage />, {
      answers: { ...common, 'session.me': meWith(role), 'clouds.rights': given, ...more },
    });

  it('says why there is nothing', async () => {
    open({ items: [], acts: [] });
    expect(await screen.findByText('还没有保存任何云的凭据')).toBeTruthy();
  });

  it('shows the problem with a way to try again', async () => {
    let asked = 0;
    open(() => (asked++ === 0 ? { refuse: 'ROLE_MISSING', sentence: '您没有查看权限' } : { items: [row], acts: [] }));
    expect(await screen.findByText('您没有查看权限')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
    expect(await screen.findByText('超出所需 1 项')).toBeTruthy();
  });

  it('names what exceeds and what lacks, and what nobody knows as unknown', async () => {
    const lacking = { ...row, purpose: 'tenancy', status: 'lacking', excess: 0, lacking: ['patch nodes'], dangers: [] };
    const unknown = {
      ...row,
      cloud: { ...cloud, id: 'c-2', name: '河源市政务云' },
      status: 'unknown',
      excess: null,
      dangers: [],
      answeredAt: null,
      reason: '没有应答',
    };
    open({ items: [row, lacking, unknown], acts: [] });
    for (const text of [
      '超出所需 1 项',
      '可以做任何事',
      '缺少：patch nodes',
      '权限不足',
      '未知',
      '最近一次核查没有得到回答：没有应答',
      '租户操作账号',
    ])
      expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: /重新核查/ })).toBe(null);
  });

  it('are asked about again by an engineer, with the keyboard', async () => {
    const user = userEvent.setup();
    const { asked } = open({ items: [row], acts: ['ask'] }, 'platform-engineer', {
      'clouds.askRights': { cloudId: 'c-1' },
    });
    (await screen.findByRole('button', { name: '重新核查 广州市政务云' })).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(asked('clouds.askRights')).toEqual([{ cloudId: 'c-1' }]));
  });
});

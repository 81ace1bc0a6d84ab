import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../../testing/render-with-server.tsx';
import { BlastRadiusPanel } from './blast-radius-panel.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const reached = {
  tenancy: 'ZK-2026-000001',
  namespace: 'gz-zk-1',
  cloud: 'guangzhou',
  department: '药品监督管理局',
  system: '药品监管门户',
  mlpsGrade: 3,
  resources: 4,
};
const failure = {
  what: 'cloud',
  name: '广州市政务云',
  clouds: 1,
  tenancies: 1,
  systems: 1,
  departments: 1,
  resources: 4,
  byGrade: [{ grade: 3, systems: 1 }],
  list: [reached],
};
const line = {
  namespace: null,
  group: '',
  resource: 'nodes',
  names: [],
  verbs: ['get', 'patch'],
  needed: ['get', 'list', 'patch'],
  excess: [],
};
const answer = { at: AT, complete: true, lines: [line], dangers: [], excess: [], lacking: [] };
const fitting = { status: 'fitting', triedAt: AT, reason: null, answer };
const credential = {
  purpose: 'cloud',
  heldSince: AT,
  clouds: ['guangzhou'],
  namespaces: ['gz-zk-1'],
  rules: [{ groups: [''], resources: ['nodes'], verbs: ['get', 'list', 'patch'], only: [] }],
  really: fitting,
};
const open = (really: object = fitting, more: object = {}) =>
  renderWithServer(<BlastRadiusPanel slug="guangzhou" />, {
    answers: {
      'session.me': meWith('security-admin'),
      'clouds.blastRadius': {
        cloud: { id: 'c-1', slug: 'guangzhou', name: '广州市政务云' },
        failures: [failure],
        credentials: [{ ...credential, really, ...more }],
      },
    },
  });

describe('what a failure reaches', () => {
  it('shows the systems by their grade, and says where nobody is reached', async () => {
    open();
    for (const text of ['药品监管门户', '等保 3 级 1 个', 'ZK-2026-000001'])
      expect(await screen.findByText(text)).toBeTruthy();
  });

  it('shows the problem with a way to try again', async () => {
    let asked = 0;
    const given = () => {
      asked += 1;
      return asked === 1
        ? { refuse: 'NOT_FOUND', sentence: '没有这朵云' }
        : { cloud: { id: 'c', slug: 'c', name: 'c' }, failures: [{ ...failure, list: [] }], credentials: [] };
    };
    renderWithServer(<BlastRadiusPanel slug="guangzhou" />, {
      answers: { 'session.me': meWith('auditor'), 'clouds.blastRadius': given },
    });
    expect(await screen.findByText('没有这朵云')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
    expect(await screen.findByText('没有租户空间受影响')).toBeTruthy();
  });
});

describe('what a leaked credential really may do', () => {
  it('stands beside what it needs, with the instant of the answer', async () => {
    open();
    expect(await screen.findByText('恰好够用')).toBeTruthy();
    const table = screen.getByLabelText('实际可以', { selector: '.ant-table-wrapper *, .ant-table-wrapper' });
    expect(within(table).getByText('get, list, patch')).toBeTruthy();
    expect(within(table).getByText('整个集群')).toBeTruthy();
  });

  it('has its excess marked in words, verb by verb, and its dangers named', async () => {
    const lines = [
      {
        ...line,
        resource: 'secrets',
        namespace: 'kube-system',
        verbs: ['get', 'list'],
        needed: ['get'],
        excess: ['list'],
      },
      line,
    ];
    const dangers = [
      { name: 'read-secrets', granted: ['get secrets', 'list secrets'], needed: ['get secrets'] },
      { name: 'grant-itself-more', granted: ['bind rbac/clusterroles'], needed: ['bind rbac/clusterroles'] },
    ];
    open({
      ...fitting,
      status: 'exceeding',
      answer: { ...answer, lines, dangers, excess: ['list secrets in kube-system'] },
    });
    expect(await screen.findByText('list · 超出所需')).toBeTruthy();
    expect(screen.queryByText('get · 超出所需')).toBe(null);
    expect(screen.getByText(/可以读取全集群的密钥 · 超出所需/)).toBeTruthy();
    expect(screen.getByText('list secrets')).toBeTruthy();
    expect(screen.getByText(/可以给自己授予更多权限 · 程序需要/)).toBeTruthy();
  });

  it('is unknown, and never none, before anybody asked', async () => {
    open({ status: 'unknown', triedAt: null, reason: null, answer: null });
    expect(await screen.findByText('还没有向集群核查过：未知，不等于没有权限')).toBeTruthy();
    expect(screen.getByText('未知')).toBeTruthy();
  });

  it('is what was known last where the cluster no longer answers, which is said with the reason', async () => {
    open({ ...fitting, reason: '连接不上 10.0.0.1' });
    expect(await screen.findByText('连接不上 10.0.0.1')).toBeTruthy();
    expect(screen.getByText(/最近一次核查没有得到回答/)).toBeTruthy();
    expect(screen.getByText('恰好够用')).toBeTruthy();
  });

  it('names what it lacks, and says when the cluster’s list may not be whole', async () => {
    open({ ...fitting, status: 'lacking', answer: { ...answer, complete: false, lacking: ['patch nodes'] } });
    expect(await screen.findByText('patch nodes')).toBeTruthy();
    expect(screen.getByText(/缺少 1 项所需权限/)).toBeTruthy();
    expect(screen.getByText(/规则可能不全/)).toBeTruthy();
  });

  it('is not compared where nobody knows what is needed', async () => {
    const lines = [{ ...line, needed: [], excess: null }];
    open({ ...fitting, status: 'unknown', answer: { ...answer, lines, excess: null } }, { rules: null });
    expect(await screen.findByText('需要的权限：没有可查的部署方案')).toBeTruthy();
    expect(screen.getAllByText('未知').length).toBeGreaterThan(1);
  });

  it('is nothing where no credential is stored', async () => {
    open(fitting, { heldSince: null });
    expect(await screen.findByText('尚未登记该凭据')).toBeTruthy();
    expect(screen.queryByText('恰好够用')).toBe(null);
  });
});

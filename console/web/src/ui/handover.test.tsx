import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../testing/render-in-console.tsx';
import { Handover } from './handover.tsx';

afterEach(cleanup);

const NOTE = {
  kind: 'provisioned',
  cloud: 'guangzhou',
  endpoint: 'https://10.0.0.1:6443',
  namespace: 'gz-zk-000012',
  group: 'drug-bureau',
  hosts: [],
  volumes: ['zy-000123-1'],
  services: [
    { service: 'PostgreSQL', host: 'zy-000123-rw.gz-zk-000012.svc', port: 5432, secret: 'zy-000123-app' },
    { service: 'Redis', host: 'zy-000124-master.gz-zk-000012.svc', port: 6379, secret: null },
  ],
  kubeconfig: '{"kind":"Config"}',
};

describe('a delivery note', () => {
  it('names its parts in words, and leaves out what the delivery has none of', () => {
    renderInConsole(<Handover handover={NOTE} />);
    for (const label of ['接口地址', '命名空间', '授权用户组', '数据卷', '服务访问']) screen.getByText(label);
    expect(screen.queryByText('云主机')).toBe(null);
    expect(screen.queryByText('provisioned')).toBe(null);
  });

  it('says where a service answers and how the department reads its password, which is in no note', () => {
    const { container } = renderInConsole(<Handover handover={NOTE} />);
    screen.getByText('zy-000123-rw.gz-zk-000012.svc:5432');
    screen.getByText('zy-000123-app');
    screen.getByText('复制读取命令');
    expect(container.textContent).toContain('没有口令');
  });

  it('shows what has no word of its own as it is, and an operator’s own words', () => {
    renderInConsole(<Handover handover={{ kind: 'confirmed', note: '已开通' }} />);
    screen.getByText('note');
    screen.getByText('已开通');
    cleanup();
    renderInConsole(<Handover handover="已电话告知" />);
    screen.getByText('已电话告知');
  });

  it('of a release hands over nothing, and says so', () => {
    renderInConsole(<Handover handover={{ kind: 'released' }} />);
    screen.getByText('已释放，没有移交内容');
  });
});

import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { ServiceLevelsPage } from './service-levels-page.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const object = {
  object: { id: 'o-1', name: '云 API', kind: 'cloud-api', observedFrom: AT },
  cloud: { id: 'c-1', slug: 'guangzhou', name: '广州', tier: 'municipal' },
  observers: [
    { id: 'b-1', name: '省观测点', organisation: '数据局', looks: true },
    { id: 'b-2', name: '市观测点', organisation: '市数据局', looks: false },
  ],
  minutes: { up: '1', down: '0', unknown: '0', excluded: '0' },
  availabilityPpm: '1000000',
  coveragePpm: '1000000',
  deductionPpm: '0',
  lastObservation: null,
};
const open = (minimumObservers: number) =>
  renderWithServer(<ServiceLevelsPage />, {
    answers: {
      'session.me': meWith('auditor'),
      'serviceLevels.availability': {
        month: '2026-11',
        from: AT,
        to: AT,
        quorum: { id: 'q-1', minimumObservers, downQuorum: 1, observerRule: 'all' },
        slaPolicy: { id: 's-1', minimumCoveragePpm: '800000', tiers: [] },
        objects: [object],
      },
    },
  });

describe('the page of service levels', () => {
  it('says which observer looks and which has no way in yet', async () => {
    open(1);
    expect(await screen.findByText(/省观测点（数据局，由平台任务进程代为探测）/)).toBeTruthy();
    expect(screen.getByText(/市观测点（市数据局，尚未接入，没有探测）/)).toBeTruthy();
    expect(screen.queryByText(/规则要求每分钟至少/)).toBeNull();
  });

  it('says that nothing is judged where the rule asks for more observers than look', async () => {
    open(2);
    expect(await screen.findByText(/至少 2 个观测点，目前只有 1 个在探测/)).toBeTruthy();
  });
});

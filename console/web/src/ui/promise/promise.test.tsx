import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderWithServer } from '../../testing/render-with-server.tsx';
import { Guarded } from '../guarded.tsx';
import { PromiseStatus } from './promise-status.tsx';
import { PromisedLevels } from './promised-levels.tsx';
import type { DeliveryPromise } from './use-promise-text.ts';

afterEach(cleanup);

const by = '2026-12-04T16:00:00.000Z';

describe('the promise of a delivery', () => {
  it.each([
    ['kept', by, '按时交付'],
    ['missed', by, '逾期交付'],
    ['paused', by, '本部门审核中，暂不计时'],
    ['ended', by, '已终止，未交付'],
    ['unknown', null, '未公布交付时限'],
    ['none', null, '无交付承诺'],
  ] as const)('that is %s says so in words', async (standing, until, words) => {
    const promise: DeliveryPromise = { standing, workingDays: until === null ? null : 3, by: until };
    renderWithServer(<PromiseStatus promise={promise} />, { answers: {} });
    expect(await screen.findByText(words)).toBeTruthy();
    // It ends with its day: the instant is the midnight after it.
    if (until !== null) expect(screen.getByText('承诺于 2026-12-04 前（含当日）交付')).toBeTruthy();
  });
});

describe('the availability that was promised', () => {
  it('stands beside what was measured and the deductions in force, says what settles money, and why it is not measured', async () => {
    const cloud = { id: 'c-1', slug: 'gz', name: '广州市政务云' };
    const unmeasured = {
      minutes: null,
      measuredPpm: null,
      coveragePpm: null,
      deductionPpm: null,
      from: null,
      to: null,
    };
    const levels = {
      month: '2026-12',
      slaPolicy: { id: 'sla-1', minimumCoveragePpm: '500000', tiers: [{ atLeastPpm: '999000', deductPpm: '0' }] },
      levels: [
        { items: ['bandwidth'], cloud, promisedPpm: '999900', ...unmeasured, standing: 'unmeasured', why: 'no-probe' },
        {
          items: ['cloud-host'],
          cloud,
          promisedPpm: '999900',
          minutes: { total: '10', up: '9', down: '1', unknown: '0' },
          measuredPpm: '900000',
          coveragePpm: '1000000',
          deductionPpm: '1000000',
          from: by,
          to: by,
          standing: 'missed',
          why: null,
        },
      ],
    };
    renderWithServer(<PromisedLevels of={{ resourceId: 'r-1' }} />, { answers: { 'serviceLevels.promised': levels } });
    expect(await screen.findByText('人工办理的服务没有探测点')).toBeTruthy();
    expect(screen.getByText('90.0000%')).toBeTruthy();
    expect(screen.getByText('未达承诺')).toBeTruthy();
    expect(screen.getByText('现行扣减档位（sla-1）')).toBeTruthy();
    expect(screen.getAllByText(/按所测时段试算扣减/)).toHaveLength(2);
    expect(screen.getByText(/结算只按合同约定的扣减档位/)).toBeTruthy();
  });
});

describe('a field that not everyone sees', () => {
  it('is said to be out of sight, and is neither empty nor zero', async () => {
    const show = (value: string | null | { hidden: true }) => (
      <Guarded value={value}>{(words) => <b>{words ?? '无'}</b>}</Guarded>
    );
    renderWithServer(
      <>
        {show({ hidden: true })}
        {show(null)}
        {show('药监二期')}
      </>,
      { answers: {} },
    );
    expect(await screen.findByText('无权查看')).toBeTruthy();
    expect(screen.getByText('无')).toBeTruthy();
    expect(screen.getByText('药监二期')).toBeTruthy();
  });
});

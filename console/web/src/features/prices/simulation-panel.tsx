import { useQuery } from '@tanstack/react-query';
import { DatePicker, Flex } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { DifferenceChart } from './difference-chart.tsx';
import { exactYuan, netYuan } from './exact-yuan.ts';
import type { DraftPrice } from './price-types.ts';
import { SimulatedDepartments, SimulatedItems } from './simulation-tables.tsx';

interface SimulationPanelProps {
  readonly name: string;
  readonly draft: { readonly departmentId: string | null } & (
    | { readonly versionId: string }
    | { readonly prices: readonly DraftPrice[] }
  );
}

/** The calendar month in Beijing before the present one. */
const lastMonth = () => dayjs(`${monthOfInstant(new Date())}-01`).subtract(1, 'month');

/** Who would have paid what more in a month under a draft: chart, departments, items; asked for anew when the month changes. */
export function SimulationPanel({ name, draft }: SimulationPanelProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [month, setMonth] = useState(lastMonth);
  const given = 'versionId' in draft ? draft : { ...draft, prices: [...draft.prices] };
  const query = useQuery(
    trpc.pricing.simulate.queryOptions(
      { month: month.format('YYYY-MM'), ...given },
      { staleTime: Infinity, retry: false },
    ),
  );
  return (
    <Panel
      title={t('prices.simulationOf', { name })}
      extra={
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={t('prices.month')}
          value={month}
          maxDate={dayjs()}
          onChange={(value) => value && setMonth(value)}
        />
      }
    >
      <Flex vertical gap={16}>
        <span className="zy-faint">{t('prices.simulationWhy')}</span>
        <Loaded query={query}>
          {({ total, net, departments, items }) =>
            departments.length === 0 ? (
              <EmptyState why={t('prices.simulationEmpty')} next={t('prices.simulationEmptyNext')} />
            ) : (
              <Flex vertical gap={16}>
                <strong className="zy-number" aria-live="polite">
                  {t('prices.simulationTotal', {
                    inForce: exactYuan(total.inForce) ?? t('prices.unknown'),
                    byDraft: exactYuan(total.byDraft) ?? t('prices.unknown'),
                    difference: exactYuan(total.difference, true) ?? t('prices.unknown'),
                  })}
                </strong>
                <span className="zy-number">
                  {t('prices.simulationNet', {
                    inForce: netYuan(net.inForceFen) ?? t('prices.unknown'),
                    byDraft: netYuan(net.byDraftFen) ?? t('prices.unknown'),
                    difference: netYuan(net.differenceFen, true) ?? t('prices.unknown'),
                  })}
                  {net.left > 0 ? t('prices.simulationNetLeft', { count: net.left }) : null}
                </span>
                <DifferenceChart departments={departments} label={t('prices.chart')} />
                <SimulatedDepartments departments={departments} />
                <SimulatedItems items={items} />
              </Flex>
            )
          }
        </Loaded>
      </Flex>
    </Panel>
  );
}

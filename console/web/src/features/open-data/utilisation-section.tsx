import { useQuery } from '@tanstack/react-query';
import type { OpenUse, OpenUtilisation } from '@zhengyun/domain/clouds/open/schemas.ts';
import { Flex, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { fetchOpenUtilisation } from './fetch-open-utilisation.ts';
import { UtilisationChart } from './utilisation-chart.tsx';
import { UtilisationTable } from './utilisation-table.tsx';

interface Props {
  /** `YYYY-MM` in Asia/Shanghai; null: the last month that is over. */
  readonly month: string | null;
  readonly onMonth: (month: string) => void;
}

function Figures({ open }: { readonly open: OpenUtilisation }) {
  const { t, i18n } = useTranslation();
  const chinese = i18n.language === 'zh-CN';
  const nameOf = useCallback(({ nameZh, nameEn }: OpenUse) => (chinese ? nameZh : nameEn), [chinese]);
  if (open.clouds.length === 0)
    return <EmptyState why={t('openData.noClouds', { month: open.month })} next={t('openData.noCloudsNext')} />;
  const drawn = open.clouds.filter(
    ({ allocatedPercent, measuredPercent }) => allocatedPercent !== null || measuredPercent !== null,
  );
  const { leastDepartments, leastCoveragePercent } = open;
  return (
    <Flex vertical gap={16}>
      <p className="zy-faint">{t('openData.utilisationLead', { leastDepartments, leastCoveragePercent })}</p>
      {drawn.length > 0 ? <UtilisationChart uses={drawn} nameOf={nameOf} /> : null}
      <UtilisationTable uses={open.clouds} nameOf={nameOf} />
    </Flex>
  );
}

function MonthField({ open, onMonth }: { readonly open: OpenUtilisation; readonly onMonth: Props['onMonth'] }) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('openData.month')}
      style={{ width: 140 }}
      value={open.month}
      options={open.months.map((value) => ({ value, label: value }))}
      onChange={onMonth}
    />
  );
}

function Files({ month }: { readonly month: string | null }) {
  const { t } = useTranslation();
  const query = month === null ? '' : `?${new URLSearchParams({ month })}`;
  return (
    <Flex gap={16} wrap>
      <a href={`/public/utilisation.json${query}`}>{t('openData.utilisationJson')}</a>
      <a href={`/public/utilisation.csv${query}`}>{t('openData.utilisationCsv')}</a>
      <a href="/public/utilisation.schema.json">{t('openData.utilisationSchema')}</a>
    </Flex>
  );
}

/** Utilisation of the clouds in a month that is over: a chart, the figures and the files. */
export function UtilisationSection({ month, onMonth }: Props) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['open-utilisation', month],
    queryFn: () => fetchOpenUtilisation(month, document.documentElement.lang),
    retry: false,
  });
  return (
    <Panel
      title={t('openData.utilisation')}
      extra={query.data ? <MonthField open={query.data} onMonth={onMonth} /> : null}
    >
      <Flex vertical gap={16}>
        <Loaded query={query} rows={6}>
          {(open) => <Figures open={open} />}
        </Loaded>
        <Files month={month} />
      </Flex>
    </Panel>
  );
}

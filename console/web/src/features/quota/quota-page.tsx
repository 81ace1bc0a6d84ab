import { useQuery } from '@tanstack/react-query';
import { DIMENSIONS, dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { Flex, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { AsksPanel } from './asks-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { Limits } from './limits.tsx';
import { QuotaTree } from './quota-tree.tsx';
import type { Slice } from './quota-types.ts';

/** The dimension and stack in the address; without one, vCPUs of 非信创. */
function useSlice() {
  const address = useListAddress();
  const dimension = dimensionSchema.catch('vcpu').parse(address.filter('dimension'));
  const slice: Slice = { dimension, xinchuang: address.filter('stack') === 'xinchuang' };
  return { slice, setFilters: address.setFilters };
}

function SliceFields({ slice, setFilters }: ReturnType<typeof useSlice>) {
  const { t } = useTranslation();
  return (
    <Flex gap={8} wrap>
      <Select
        aria-label={t('quota.dimension')}
        value={slice.dimension}
        style={{ minWidth: 180 }}
        options={DIMENSIONS.map((value) => ({
          value,
          label: `${t(`words.dimension.${value}`)}（${t(`words.unit.${value}`)}）`,
        }))}
        onChange={(dimension) => setFilters({ dimension })}
      />
      <Segmented
        aria-label={t('quota.stack')}
        value={slice.xinchuang ? 'xinchuang' : 'x86'}
        options={[
          { value: 'x86', label: t('ui.notXinchuang') },
          { value: 'xinchuang', label: t('ui.xinchuang') },
        ]}
        onChange={(stack) => setFilters({ stack: stack === 'xinchuang' ? stack : undefined })}
      />
    </Flex>
  );
}

/** `/quota`: the tree of limits from the province to the departments, requests for more, how limits came about, and every limit at a glance. */
export function QuotaPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const chosen = useSlice();
  const query = useQuery(trpc.quota.mine.queryOptions({}));
  const key = `${chosen.slice.dimension} ${chosen.slice.xinchuang}`;
  return (
    <>
      <PageHeader title={t('quota.title')} lead={t('quota.lead')} />
      <Panel title={t('quota.tree')} extra={<SliceFields {...chosen} />} flush>
        <QuotaTree key={key} slice={chosen.slice} />
      </Panel>
      <AsksPanel />
      <HistoryPanel slice={chosen.slice} />
      <Loaded query={query}>{({ items }) => <Limits items={items} />}</Loaded>
    </>
  );
}

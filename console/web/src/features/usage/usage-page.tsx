import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Amendments } from './amendments.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { UsageTabs } from './usage-tabs.tsx';
import { useUseColumns } from './use-columns.tsx';

const monthIn = (text = '') => (/^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : monthOfInstant(new Date()));

/** `/usage`: each reading of consumed use as it came, with what was said of it since; engineers import and amend. */
export function UsagePage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const engineer = useMe().holdsAny(['platform-engineer']);
  const [importing, setImporting] = useState(false);
  const month = monthIn(address.filter('month'));
  const amended = address.filter('amended') === 'yes';
  const shown = { month, ...(amended ? { amended } : {}) };
  const query = useQuery(
    trpc.metering.uses.queryOptions({ ...shown, cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const list = useListTools({
    list: 'uses',
    title: t('usage.title'),
    address,
    columns: useUseColumns(engineer),
    fetchPage: (cursor) => client.fetchQuery(trpc.metering.uses.queryOptions({ ...shown, cursor, limit: 200 })),
  });
  const actions = engineer ? <Button onClick={() => setImporting(true)}>{t('usage.import')}</Button> : null;
  return (
    <>
      <PageHeader title={t('usage.title')} lead={t('usage.lead')} actions={actions} />
      <UsageTabs active="uses" />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={t('usage.month')}
          value={dayjs(`${month}-01`)}
          onChange={(value) => address.setFilters({ month: value?.format('YYYY-MM') })}
        />
        <Checkbox
          checked={amended}
          onChange={(event) => address.setFilters({ amended: event.target.checked ? 'yes' : undefined })}
        >
          {t('usage.amendedOnly')}
        </Checkbox>
      </QueryBar>
      <ListTable
        label={t('usage.title')}
        query={query}
        address={address}
        columns={list.columns}
        expandable={{
          expandedRowRender: (use) => <Amendments use={use} />,
          rowExpandable: ({ amendments }) => amendments.length > 0,
        }}
        empty={<EmptyState why={t('usage.empty')} next={t('usage.emptyNext')} />}
      />
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </>
  );
}

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { RegisterSystem } from './register-system.tsx';
import { useSystemColumns } from './system-columns.tsx';

/** `/systems`: business systems within sight; an approver registers those of the department here. */
export function SystemsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const registers = useMe().holdsAny(['department-approver']);
  const [registering, setRegistering] = useState(false);
  const text = address.filter('text');
  const shown = text ? { search: text.slice(0, 64) } : {};
  const query = useQuery(
    trpc.tenancy.systems.queryOptions({ ...shown, cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const list = useListTools({
    list: 'systems',
    title: t('systems.title'),
    address,
    columns: useSystemColumns(),
    fetchPage: (cursor) => client.fetchQuery(trpc.tenancy.systems.queryOptions({ ...shown, cursor, limit: 200 })),
  });
  const register = registers ? (
    <Button type="primary" onClick={() => setRegistering(true)}>
      {t('systems.register')}
    </Button>
  ) : null;
  const empty = address.filtered ? (
    <EmptyState why={t('systems.emptyFiltered')} />
  ) : (
    <EmptyState
      why={t('systems.empty')}
      next={t(registers ? 'systems.emptyNext' : 'systems.emptyOther')}
      action={register}
    />
  );
  return (
    <>
      <PageHeader title={t('systems.title')} lead={t('systems.lead')} actions={register} />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Input.Search
          key={text ?? ''}
          className="zy-search"
          allowClear
          maxLength={64}
          defaultValue={text ?? ''}
          placeholder={t('systems.search')}
          aria-label={t('systems.search')}
          onSearch={(value) => address.setFilters({ text: value.trim() || undefined })}
        />
      </QueryBar>
      <ListTable label={t('systems.title')} query={query} address={address} columns={list.columns} empty={empty} />
      {registering ? <RegisterSystem onClose={() => setRegistering(false)} /> : null}
    </>
  );
}

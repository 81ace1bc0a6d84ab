import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../../api/outputs.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { useTenancyColumns } from '../tenancies/tenancy-columns.tsx';

type Tenancy = Outputs['tenancy']['list']['items'][number];

/** The newest tenancies on the cloud; all of them, with filters, on their own page. */
export function TenanciesPanel({ cloudId }: { readonly cloudId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.tenancy.list.queryOptions({ cloudId, limit: 20 }));
  const columns = useTenancyColumns();
  return (
    <Panel
      title={t('clouds.tenancies')}
      flush
      extra={
        <Link to={`/tenancies?cloud=${cloudId}`}>
          <Button>{t('clouds.tenanciesAll')}</Button>
        </Link>
      }
    >
      <Loaded query={query}>
        {({ items, total }) => (
          <Table<Tenancy>
            aria-label={t('clouds.tenancies')}
            rowKey="id"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={[...items]}
            locale={{ emptyText: <EmptyState why={t('clouds.noTenancies')} next={t('clouds.noTenanciesNext')} /> }}
            {...(total > items.length
              ? { footer: () => t('clouds.tenanciesMore', { shown: items.length, total }) }
              : {})}
            columns={columns.filter(({ key }) => key !== 'opened')}
          />
        )}
      </Loaded>
    </Panel>
  );
}

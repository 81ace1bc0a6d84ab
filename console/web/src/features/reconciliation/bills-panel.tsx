import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Status } from '../../ui/status/status.tsx';
import { saveFile } from './bill-file.ts';
import { ImportBill } from './import-bill.tsx';

type Bill = Outputs['reconciliation']['bills']['items'][number];

function useColumns() {
  const { t } = useTranslation();
  const client = useTRPCClient();
  const fetchFile = useMutation({
    mutationFn: (billId: string) => client.reconciliation.billContent.query({ billId }),
    onSuccess: ({ name, content }) => saveFile(name, content),
  });
  return [
    { title: t('reconciliation.cloud'), key: 'cloud', render: (_: unknown, { cloud }: Bill) => cloud.name },
    {
      title: t('reconciliation.version'),
      key: 'version',
      render: (_: unknown, { version, counts }: Bill) => (
        <Status tone={counts ? 'good' : 'ended'}>
          {t(counts ? 'reconciliation.counts' : 'reconciliation.replaced', { version })}
        </Status>
      ),
    },
    {
      title: t('reconciliation.file'),
      key: 'file',
      render: (_: unknown, { id, name }: Bill) => (
        <Button type="link" size="small" onClick={() => fetchFile.mutate(id)}>
          {name}
        </Button>
      ),
    },
    {
      title: 'SHA-256',
      key: 'sha',
      render: (_: unknown, { sha256 }: Bill) => <Copyable text={sha256} shown={sha256.slice(0, 12)} code />,
    },
    {
      title: t('reconciliation.rows'),
      key: 'rows',
      align: 'right' as const,
      dataIndex: 'rows',
      className: 'zy-number',
    },
    {
      title: t('reconciliation.amountYuan'),
      key: 'amount',
      align: 'right' as const,
      render: (_: unknown, { amountFen }: Bill) => <Amount fen={amountFen} />,
    },
    { title: t('reconciliation.importedBy'), key: 'by', dataIndex: 'importedBy' },
    {
      title: t('reconciliation.at'),
      key: 'at',
      render: (_: unknown, { importedAt }: Bill) => <Instant at={importedAt} />,
    },
  ];
}

/** Vendors' bills of a month, every version with its file; finance takes new ones in. */
export function BillsPanel({ month, finance }: { readonly month: string; readonly finance: boolean }) {
  const { t } = useTranslation();
  const [importing, setImporting] = useState(false);
  const query = useQuery(useTRPC().reconciliation.bills.queryOptions({ month }));
  const columns = useColumns();
  const act = finance ? <Button onClick={() => setImporting(true)}>{t('reconciliation.import')}</Button> : null;
  return (
    <Panel title={t('reconciliation.bills')} extra={act} flush>
      <Loaded query={query} rows={2}>
        {({ items }) => (
          <Table<Bill>
            aria-label={t('reconciliation.bills')}
            rowKey="id"
            dataSource={[...items]}
            columns={columns}
            size="small"
            pagination={{ pageSize: 10, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
            locale={{
              emptyText: <EmptyState why={t('reconciliation.noBills')} next={t('reconciliation.noBillsNext')} />,
            }}
          />
        )}
      </Loaded>
      {importing ? <ImportBill month={month} onClose={() => setImporting(false)} /> : null}
    </Panel>
  );
}

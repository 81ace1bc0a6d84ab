import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
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
import { type Account, useAccountColumns } from './account-columns.tsx';
import { AccountKeys } from './account-keys.tsx';
import { IssueKeyDialog } from './issue-key-dialog.tsx';
import { MakeAccountDialog } from './make-account-dialog.tsx';
import { useKeyAct } from './use-key-act.ts';

function AccountActs({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const [issuing, setIssuing] = useState(false);
  const refresh = useKeyAct();
  const stop = useMutation(
    useTRPC().apiClients.stop.mutationOptions({
      onSuccess: () => {
        void message.success(t('keys.stoppedNow'));
        refresh();
      },
      onError: (error) => void message.error(error.message),
    }),
  );
  const ask = () =>
    modal.confirm({
      title: `${t('keys.stop')} · ${account.name}`,
      content: t('keys.stopWhy'),
      okText: t('keys.stop'),
      okButtonProps: { danger: true },
      cancelText: t('ui.back'),
      onOk: () => stop.mutateAsync({ accountId: account.id }).catch(() => undefined),
    });
  return (
    <Flex gap={8} justify="end">
      {account.mayIssue ? <Button onClick={() => setIssuing(true)}>{t('keys.issue')}</Button> : null}
      {account.mayEnd ? (
        <Button danger onClick={ask}>
          {t('keys.stop')}
        </Button>
      ) : null}
      {issuing ? <IssueKeyDialog account={account} onClose={() => setIssuing(false)} /> : null}
    </Flex>
  );
}

/** `/keys`: programs that call the API, who answers for each, and their keys. */
export function KeysPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const mayMake = useMe().holdsAny(['security-admin', 'department-approver']);
  const query = useQuery(
    trpc.apiClients.list.queryOptions({ cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const list = useListTools({
    list: 'keys',
    title: t('keys.title'),
    address,
    columns: useAccountColumns((account) => <AccountActs account={account} />),
    fetchPage: (cursor) => client.fetchQuery(trpc.apiClients.list.queryOptions({ cursor, limit: 200 })),
  });
  const make = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('keys.make')}
    </Button>
  );
  const document = (
    <Button href="/api/openapi.json" target="_blank" rel="noreferrer">
      {t('keys.document')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('keys.title')}
        lead={t('keys.lead')}
        actions={
          <Flex gap={8}>
            {document}
            {mayMake ? make : null}
          </Flex>
        }
      />
      <QueryBar address={address} refreshing={false} onRefresh={() => void query.refetch()} tools={list.tools}>
        {null}
      </QueryBar>
      <ListTable
        label={t('keys.title')}
        query={query}
        address={address}
        columns={list.columns}
        expandable={{ expandedRowRender: (account) => <AccountKeys account={account} /> }}
        empty={
          <EmptyState
            why={t('keys.empty')}
            next={mayMake ? t('keys.emptyMake') : t('keys.emptyAsk')}
            action={mayMake ? make : null}
          />
        }
      />
      {making ? <MakeAccountDialog onClose={() => setMaking(false)} /> : null}
    </>
  );
}

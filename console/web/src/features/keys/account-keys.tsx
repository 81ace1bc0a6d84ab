import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { Status, type Tone } from '../../ui/status/status.tsx';
import type { Account } from './account-columns.tsx';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';
import { useKeyAct } from './use-key-act.ts';
import { useScopeName } from './use-scope-name.ts';

type Key = Account['keys'][number];

const TONES: Readonly<Record<Key['standing'], Tone>> = {
  live: 'good',
  expired: 'ended',
  revoked: 'ended',
  'account-stopped': 'ended',
  'owner-left': 'attention',
};

function At({ instant }: { readonly instant: string | null }) {
  const { t } = useTranslation();
  return instant ? <Instant at={instant} /> : <span className="zy-faint">{t('keys.never')}</span>;
}

function Scopes({ names }: { readonly names: readonly string[] }) {
  return (
    <div className="zy-spec">
      {names.map((name) => (
        <div key={name}>{name}</div>
      ))}
    </div>
  );
}

function Acts({ account, each }: { readonly account: Account; readonly each: Key }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const [rotating, setRotating] = useState(false);
  const refresh = useKeyAct();
  const revoke = useMutation(
    useTRPC().apiClients.revokeKey.mutationOptions({
      onSuccess: () => {
        void message.success(t('keys.revoked'));
        refresh();
      },
    }),
  );
  if (each.standing !== 'live' && each.standing !== 'owner-left') return null;
  const ask = () =>
    modal.confirm({
      title: t('keys.revokeTitle', { prefix: each.prefix }),
      content: t('keys.revokeWhy'),
      okText: t('keys.revoke'),
      okButtonProps: { danger: true },
      cancelText: t('ui.back'),
      onOk: () => revoke.mutateAsync({ keyId: each.id }).catch(() => undefined),
    });
  return (
    <Flex gap={8} justify="end">
      {account.mayIssue ? <Button onClick={() => setRotating(true)}>{t('keys.rotate')}</Button> : null}
      {account.mayEnd ? (
        <Button danger onClick={ask}>
          {t('keys.revoke')}
        </Button>
      ) : null}
      {rotating ? <RotateKeyDialog keyId={each.id} prefix={each.prefix} onClose={() => setRotating(false)} /> : null}
      {revoke.isError ? <ProblemBlock error={revoke.error} /> : null}
    </Flex>
  );
}

/** The keys of one account, newest first: what for, until when, how lately. */
export function AccountKeys({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const scopeName = useScopeName();
  const columns: NonNullable<TableProps<Key>['columns']> = [
    { title: t('keys.prefix'), key: 'prefix', render: (_, { prefix }) => <code>{`zy_${prefix}_…`}</code> },
    {
      title: t('keys.state'),
      key: 'standing',
      render: (_, { standing }) => <Status tone={TONES[standing]}>{t(`keys.standing.${standing}`)}</Status>,
    },
    {
      title: t('keys.scopes'),
      key: 'scopes',
      render: (_, { scopes }) => <Scopes names={scopes.map(scopeName)} />,
    },
    { title: t('keys.created'), key: 'created', render: (_, { createdAt }) => <At instant={createdAt} /> },
    { title: t('keys.expires'), key: 'expires', render: (_, { expiresAt }) => <At instant={expiresAt} /> },
    { title: t('keys.lastUsed'), key: 'used', render: (_, { lastUsedAt }) => <At instant={lastUsedAt} /> },
    { title: t('keys.lastRefused'), key: 'refused', render: (_, { lastRefusedAt }) => <At instant={lastRefusedAt} /> },
    { title: '', key: 'acts', align: 'right', render: (_, each) => <Acts account={account} each={each} /> },
  ];
  return (
    <Table<Key>
      aria-label={`${account.name} ${t('keys.prefix')}`}
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={[...account.keys]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState why={t('keys.noKeys')} next={t('keys.noKeysNext')} /> }}
    />
  );
}

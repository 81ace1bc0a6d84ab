import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Status } from '../../ui/status/status.tsx';
import { DelegateForm } from './delegate-form.tsx';

type Delegation = Outputs['approvals']['delegations']['items'][number];

const TONES = { ahead: 'waiting', 'in-force': 'good', over: 'ended' } as const;

function EndButton({ delegation }: { readonly delegation: Delegation }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { message } = App.useApp();
  const end = useMutation(
    trpc.approvals.endDelegation.mutationOptions({
      onSuccess: () => {
        void message.success(t('approvals.delegationEnded'));
        void client.invalidateQueries({ queryKey: trpc.approvals.pathKey() });
      },
      onError: () => void client.invalidateQueries({ queryKey: trpc.approvals.delegations.pathKey() }),
    }),
  );
  if (!delegation.mayEnd) return null;
  return (
    <Button size="small" loading={end.isPending} onClick={() => end.mutate({ delegationId: delegation.id })}>
      {t('approvals.endDelegation')}
    </Button>
  );
}

function DelegationTable({ items }: { readonly items: readonly Delegation[] }) {
  const { t } = useTranslation();
  return (
    <Table<Delegation>
      aria-label={t('approvals.delegations')}
      rowKey="id"
      dataSource={[...items]}
      pagination={false}
      size="small"
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('approvals.noDelegations') }}
      columns={[
        {
          title: t('approvals.delegatedRole'),
          key: 'role',
          render: (_, { role, department }) => [t(`words.role.${role}`), department?.name].filter(Boolean).join(' · '),
        },
        { title: t('approvals.holder'), key: 'holder', render: (_, { holder }) => holder.name },
        { title: t('approvals.delegate'), key: 'delegate', render: (_, { delegate }) => delegate.name },
        { title: t('approvals.days'), key: 'days', render: (_, { fromDay, untilDay }) => `${fromDay} – ${untilDay}` },
        { title: t('approvals.delegationReason'), dataIndex: 'reason' },
        {
          title: t('approvals.standing'),
          key: 'standing',
          render: (_, { standing }) => (
            <Status tone={TONES[standing]}>{t(`approvals.delegationState.${standing}`)}</Status>
          ),
        },
        { title: '', key: 'end', align: 'right', render: (_, row) => <EndButton delegation={row} /> },
      ]}
    />
  );
}

/** `/approvals/delegations`: who decides for whom while they are away, and one's own word on it. */
export function DelegationsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { holdsAny } = useMe();
  const query = useQuery(trpc.approvals.delegations.queryOptions());
  const delegates = holdsAny(['department-approver', 'authority-approver', 'technical-reviewer', 'finance']);
  return (
    <>
      <PageHeader
        title={t('approvals.delegations')}
        lead={t('approvals.delegationsLead')}
        actions={<Link to="/approvals">{t('approvals.title')}</Link>}
      />
      <Flex vertical gap={16}>
        {delegates ? (
          <Panel title={t('approvals.delegateTitle')}>
            <DelegateForm />
          </Panel>
        ) : null}
        <Panel title={t('approvals.delegations')} flush>
          <Loaded query={query} rows={4}>
            {({ items }) => <DelegationTable items={items} />}
          </Loaded>
        </Panel>
      </Flex>
    </>
  );
}

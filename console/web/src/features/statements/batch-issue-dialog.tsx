import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Modal, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { Status } from '../../ui/status/status.tsx';
import { TroubleText } from '../../ui/trouble-text.tsx';

interface BatchIssueDialogProps {
  readonly statementIds: readonly string[];
  readonly onClose: () => void;
}

type Effect = Outputs['settlement']['previewIssue'];

function useEffectColumns(): TableColumnsType<Effect['items'][number]> {
  const { t } = useTranslation();
  return [
    { title: t('statements.number'), dataIndex: 'number', className: 'zy-number' },
    { title: t('statements.department'), key: 'department', render: (_, { department }) => department.name },
    {
      title: t('statements.payable'),
      key: 'payable',
      align: 'right',
      render: (_, row) => <Amount fen={row.payableFen} />,
    },
    {
      title: t('statements.batchEffect'),
      key: 'effect',
      render: (_, { refusal, number }) =>
        refusal === null ? (
          <Status tone="good">{t('statements.batchWill')}</Status>
        ) : (
          <TroubleText trouble={{ code: refusal, facts: { number } }} />
        ),
    },
  ];
}

/** What issuing would do to each, and what those that can be come to. */
function EffectTable({ items, payableFen }: Pick<Effect, 'items' | 'payableFen'>) {
  const { t } = useTranslation();
  const issuable = items.filter(({ refusal }) => refusal === null).length;
  return (
    <Table
      aria-label={t('statements.batchIssue')}
      rowKey="id"
      dataSource={items}
      columns={useEffectColumns()}
      pagination={items.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      footer={() => (
        <>
          {t('statements.batchTotal', { n: issuable })} <Amount fen={payableFen} strong />
        </>
      )}
    />
  );
}

/** Issues many statements: first what that would do to each and what they come to, then a job for each. */
export function BatchIssueDialog({ statementIds, onClose }: BatchIssueDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const preview = useQuery(trpc.settlement.previewIssue.queryOptions({ statementIds: [...statementIds] }));
  const issue = useMutation(
    trpc.settlement.issueMany.mutationOptions({
      onSuccess: ({ asked }) => {
        void message.success(t('statements.batchAsked', { n: asked }));
        void queryClient.invalidateQueries({ queryKey: trpc.settlement.pathKey() });
        onClose();
      },
    }),
  );
  const issuable = preview.data?.items.filter(({ refusal }) => refusal === null) ?? [];
  return (
    <Modal
      open
      width="min(880px, 94vw)"
      title={t('statements.batchIssue')}
      okText={t('statements.batchIssueN', { n: issuable.length })}
      okButtonProps={{ disabled: issuable.length === 0 }}
      confirmLoading={issue.isPending}
      onCancel={onClose}
      onOk={() => issue.mutate({ statementIds: issuable.map(({ id }) => id) })}
    >
      <p>{t('statements.issueAsk')}</p>
      <Loaded query={preview} rows={4}>
        {({ items, payableFen }) => <EffectTable items={items} payableFen={payableFen} />}
      </Loaded>
      {issue.isError ? <ProblemBlock error={issue.error} /> : null}
    </Modal>
  );
}

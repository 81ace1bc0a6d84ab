import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { Instant } from '../../ui/instant.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { useRefused } from '../../ui/page/use-refused.ts';
import { TroubleText } from '../../ui/trouble-text.tsx';
import type { AccountingPeriod } from './statement-types.ts';

interface ClosingFailuresProps {
  readonly month: string;
  readonly failures: AccountingPeriod['failures'];
}

/** What failed of a month's work, why, and a way to try it again once that was set right. */
export function ClosingFailures({ month, failures }: ClosingFailuresProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const refused = useRefused();
  const finance = useMe().holdsAny(['finance']);
  const retry = useMutation(
    trpc.settlement.retryStep.mutationOptions({
      onSuccess: ({ retried }) => {
        void message.success(t('statements.retried', { n: retried }));
        void queryClient.invalidateQueries({ queryKey: trpc.settlement.pathKey() });
      },
      onError: refused,
    }),
  );
  if (failures.length === 0) return null;
  return (
    <Panel title={t('statements.failures')} flush>
      <Table
        aria-label={t('statements.failures')}
        rowKey={({ contractId, step }) => `${contractId}/${step}`}
        dataSource={failures}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('statements.department'), key: 'department', render: (_, { department }) => department.name },
          { title: t('statements.contract'), dataIndex: 'contractNumber', className: 'zy-number' },
          { title: t('statements.workStep'), key: 'step', render: (_, { step }) => t(`statements.workName.${step}`) },
          {
            title: t('statements.failedWhy'),
            key: 'why',
            className: 'zy-wrap',
            render: (_, { code, facts }) => <TroubleText trouble={{ code, facts }} />,
          },
          { title: t('statements.failedAt'), key: 'at', render: (_, { at }) => <Instant at={at} precision="second" /> },
          {
            title: '',
            key: 'retry',
            render: (_, { contractId, step }) =>
              finance ? (
                <Button
                  size="small"
                  loading={retry.isPending}
                  onClick={() => retry.mutate({ month, step, contractId })}
                >
                  {t('ui.retry')}
                </Button>
              ) : null,
          },
        ]}
      />
    </Panel>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { Amount } from '../../ui/amount.tsx';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { Status } from '../../ui/status/status.tsx';

type Alert = Outputs['budgets']['alerts']['items'][number];

interface BudgetAlertsProps {
  readonly department: { readonly id: string; readonly name: string };
  readonly year: number;
}

function AnswerAlert({ alert: { id, percent } }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const answer = useMutation(
    trpc.budgets.answerAlert.mutationOptions({
      onSuccess: () => {
        void message.success(t('budget.answered'));
        void queryClient.invalidateQueries({ queryKey: trpc.budgets.alerts.queryKey() });
        void queryClient.invalidateQueries({ queryKey: trpc.notices.pathKey() });
      },
    }),
  );
  return (
    <ReasonDialog
      label={t('budget.answer')}
      why={t('budget.answerWhy', { percent })}
      mutation={answer}
      onSubmit={(reason) => answer.mutate({ alertId: id, reason })}
    />
  );
}

/** Lines of a year’s budgets that were reached, and what is done about each. */
export function BudgetAlerts({ department, year }: BudgetAlertsProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const may = useMe().holdsAny(['finance', 'department-approver']);
  const query = useQuery(trpc.budgets.alerts.queryOptions({ departmentId: department.id, year }));
  const done = ({ answer, told, inForce }: Alert) => {
    if (answer) return t('budget.answeredBy', { note: answer.note, by: answer.by });
    if (!told) return t('budget.notTold');
    return inForce ? t('budget.unanswered') : t('budget.overtaken');
  };
  return (
    <Loaded query={query} rows={2}>
      {({ items }) => (
        <Table<Alert>
          size="small"
          aria-label={t('budget.alertsOf', { name: department.name, year })}
          rowKey="id"
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          dataSource={[...items]}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: <EmptyState why={t('budget.alertsNone')} /> }}
          columns={[
            { key: 'at', title: t('budget.foundAt'), render: (_, { foundAt }) => <Instant at={foundAt} /> },
            { key: 'of', title: t('budget.budgetOf'), render: (_, { project }) => project ?? t('budget.whole') },
            {
              key: 'line',
              title: t('budget.line'),
              render: (_, { basis, percent }) => (
                <Status tone={percent === 100 ? 'bad' : 'attention'}>
                  {t(`budget.reached.${basis}`, { percent })}
                </Status>
              ),
            },
            {
              key: 'figure',
              title: t('budget.yuanOf', { name: t('budget.figure') }),
              align: 'right',
              render: (_, { figureFen }) => <Amount fen={figureFen} />,
            },
            {
              key: 'budget',
              title: t('budget.yuanOf', { name: t('budget.amount') }),
              align: 'right',
              render: (_, { budgetFen }) => <Amount fen={budgetFen} />,
            },
            { key: 'version', title: t('budget.version'), dataIndex: 'version', className: 'zy-number' },
            { key: 'answer', title: t('budget.handling'), render: (_, alert) => done(alert) },
            {
              key: 'acts',
              title: '',
              render: (_, alert) =>
                may && alert.told && alert.inForce && !alert.answer ? <AnswerAlert alert={alert} /> : null,
            },
          ]}
        />
      )}
    </Loaded>
  );
}

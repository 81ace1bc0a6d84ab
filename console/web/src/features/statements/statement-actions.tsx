import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import type { Statement } from './statement-types.ts';

/** For finance: build the draft again as of now, or issue it for good. */
export function StatementActions({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message, modal } = App.useApp();
  const me = useMe();
  const reload = () => void queryClient.invalidateQueries({ queryKey: trpc.settlement.pathKey() });
  const onError = (error: unknown) => void message.error(problemOf(error).message ?? t('ui.unreachableText'));
  const rebuild = useMutation(
    trpc.settlement.draftMonthToDate.mutationOptions({
      onSuccess: ({ number }) => {
        void message.success(t('statements.drafted', { number }));
        reload();
      },
      onError,
    }),
  );
  const issue = useMutation(
    trpc.settlement.issue.mutationOptions({
      onSuccess: () => {
        void message.success(t('statements.issued'));
        reload();
      },
      onError,
    }),
  );
  if (statement.state !== 'draft' || !me.holdsAny(['finance'])) return null;
  const { department, contract, month, id } = statement;
  const ask = () =>
    modal.confirm({
      title: t('statements.issue'),
      content: t('statements.issueAsk'),
      okText: t('statements.issue'),
      onOk: () => issue.mutateAsync({ statementId: id }).catch(() => undefined),
    });
  return (
    <>
      <Button
        loading={rebuild.isPending}
        onClick={() => rebuild.mutate({ departmentId: department.id, month, contractId: contract.id })}
      >
        {t('statements.rebuild')}
      </Button>
      <Button type="primary" onClick={ask}>
        {t('statements.issue')}
      </Button>
    </>
  );
}

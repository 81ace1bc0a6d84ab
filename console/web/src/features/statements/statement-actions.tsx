import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { useRefused } from '../../ui/page/use-refused.ts';
import { PayDialog } from './pay-dialog.tsx';
import type { Statement } from './statement-types.ts';

interface StatementProps {
  readonly statement: Statement;
}

/** What a mutation of a statement does when it is done and when it is refused. */
function useOutcome(done: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return {
    onSuccess: () => {
      void message.success(done);
      void queryClient.invalidateQueries({ queryKey: trpc.settlement.pathKey() });
    },
    onError: useRefused(),
  };
}

function Rebuild({ statement }: StatementProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { department, contract, month, number } = statement;
  const rebuild = useMutation(
    trpc.settlement.draftMonthToDate.mutationOptions(useOutcome(t('statements.drafted', { number }))),
  );
  return (
    <Button
      loading={rebuild.isPending}
      onClick={() => rebuild.mutate({ departmentId: department.id, month, contractId: contract.id })}
    >
      {t('statements.rebuild')}
    </Button>
  );
}

function Release({ statement }: StatementProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const release = useMutation(trpc.settlement.release.mutationOptions(useOutcome(t('statements.released'))));
  return (
    <ReasonDialog
      most={500}
      label={t('statements.release')}
      why={t('statements.releaseWhy')}
      danger
      mutation={release}
      onSubmit={(why) => release.mutate({ statementId: statement.id, why })}
    />
  );
}

/** Review, issue and confirm: each asks once more, since each is somebody's word. */
function Say({ statement, act }: StatementProps & { readonly act: 'review' | 'issue' | 'confirm' }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { modal } = App.useApp();
  const review = useMutation(trpc.settlement.review.mutationOptions(useOutcome(t('statements.reviewed'))));
  const issue = useMutation(trpc.settlement.issue.mutationOptions(useOutcome(t('statements.issued'))));
  const confirm = useMutation(trpc.settlement.confirm.mutationOptions(useOutcome(t('statements.confirmed'))));
  const say = { review, issue, confirm }[act];
  const ask = () =>
    modal.confirm({
      title: t(`statements.${act}`),
      content: t(`statements.${act}Ask`),
      okText: t(`statements.${act}`),
      onOk: () => say.mutateAsync({ statementId: statement.id }).catch(() => undefined),
    });
  return (
    <Button type="primary" loading={say.isPending} onClick={ask}>
      {t(`statements.${act}`)}
    </Button>
  );
}

/** What the person who looks at it may do to the statement next. */
export function StatementActions({ statement }: StatementProps) {
  const { open } = statement.steps;
  return (
    <>
      {open.includes('draft') ? <Rebuild statement={statement} /> : null}
      {open.includes('release') ? <Release statement={statement} /> : null}
      {open.includes('review') ? <Say statement={statement} act="review" /> : null}
      {open.includes('issue') ? <Say statement={statement} act="issue" /> : null}
      {open.includes('confirm') ? <Say statement={statement} act="confirm" /> : null}
      {open.includes('pay') ? <PayDialog statement={statement} /> : null}
    </>
  );
}

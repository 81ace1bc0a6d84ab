import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { formatFen } from '../../ui/format/fen.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { useRefused } from '../../ui/page/use-refused.ts';
import type { CreditNote } from './dispute-types.ts';
import { useDisputeAct } from './use-dispute-act.ts';

function Approve({ of }: { readonly of: CreditNote }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const done = useDisputeAct();
  const refused = useRefused();
  const approve = useMutation(
    useTRPC().creditNotes.approve.mutationOptions({
      onSuccess: ({ number }) => done(t('disputes.notes.approved', { number: number ?? '' })),
      onError: (error) => refused(error),
    }),
  );
  const ask = () =>
    modal.confirm({
      title: t('disputes.notes.approve'),
      content: t('disputes.notes.approveAsk', { amount: formatFen(of.totalFen) }),
      okText: t('disputes.notes.approve'),
      onOk: () => approve.mutateAsync({ creditNoteId: of.id }).catch(() => undefined),
    });
  return (
    <Button type="primary" loading={approve.isPending} onClick={ask}>
      {t('disputes.notes.approve')}
    </Button>
  );
}

/** Approve or refuse, for who did not propose the note, and take it back for who did; a credit of a dispute is refused by nobody who made the statement. */
export function NoteActs({ of }: { readonly of: CreditNote }) {
  const { t } = useTranslation();
  const done = useDisputeAct();
  const words = useKeptText(`refuse-note.${of.id}`);
  const refuse = useMutation(
    useTRPC().creditNotes.refuse.mutationOptions({ onSuccess: () => done(t('disputes.notes.refused')) }),
  );
  if (!of.mayDecide && !of.mayRefuse) return null;
  const act = of.mayDecide ? 'refuse' : 'takeBack';
  return (
    <Flex gap={8} wrap>
      {of.mayDecide ? <Approve of={of} /> : null}
      {of.mayRefuse ? (
        <ReasonDialog
          label={t(`disputes.notes.${act}`)}
          why={t(`disputes.notes.${act}Why`)}
          words={words}
          mutation={refuse}
          onSubmit={(reason) => refuse.mutate({ creditNoteId: of.id, reason })}
        />
      ) : null}
    </Flex>
  );
}

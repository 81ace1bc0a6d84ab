import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';

interface RestoredNoticeProps {
  readonly draftId: string;
  readonly onDropped: () => void;
}

/** Says that the form goes on from a draft, and drops that for good, with its attachments, also where the server never had it. */
export function RestoredNotice({ draftId, onDropped }: RestoredNoticeProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const drop = useMutation(
    trpc.requests.dropDraft.mutationOptions({
      onSettled: () => void queryClient.invalidateQueries({ queryKey: trpc.requests.drafts.queryKey() }),
    }),
  );
  const discard = () => {
    drop.mutate({ draftId });
    onDropped();
  };
  return (
    <Alert
      className="zy-section"
      type="info"
      showIcon
      title={t('orders.draftRestored')}
      action={<Button onClick={discard}>{t('orders.draftDiscard')}</Button>}
    />
  );
}

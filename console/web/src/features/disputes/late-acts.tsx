import { useMutation } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { AdjustDialog } from './adjust-dialog.tsx';
import type { LateFact } from './dispute-types.ts';
import { useDisputeAct } from './use-dispute-act.ts';

/** For finance, while nobody did anything about it: propose the adjustment, or say why nothing is adjusted. */
export function LateActs({ of }: { readonly of: LateFact }) {
  const { t } = useTranslation();
  const me = useMe();
  const done = useDisputeAct();
  const words = useKeptText(`dismiss-late.${of.id}`);
  const dismiss = useMutation(
    useTRPC().creditNotes.dismissLateFact.mutationOptions({ onSuccess: () => done(t('disputes.late.left')) }),
  );
  if (of.state !== 'open' || !me.holdsAny(['finance'])) return null;
  return (
    <Flex gap={8} wrap>
      {of.gap ? null : <AdjustDialog of={of} />}
      <ReasonDialog
        label={t('disputes.late.leave')}
        why={t('disputes.late.leaveWhy')}
        most={500}
        words={words}
        mutation={dismiss}
        onSubmit={(why) => dismiss.mutate({ lateFactId: of.id, why })}
      />
    </Flex>
  );
}

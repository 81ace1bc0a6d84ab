import { useMutation } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { AppealDialog } from './appeal-dialog.tsx';
import { isByHand } from './is-by-hand.ts';
import type { Reclaim } from './reclaim-types.ts';
import { useReclaimAct } from './use-reclaim-act.ts';

function Decide({ reclaimId }: { readonly reclaimId: string }) {
  const { t } = useTranslation();
  const after = useReclaimAct();
  const words = useKeptText(`reclaim-decision.${reclaimId}`);
  const decide = useMutation(useTRPC().reclaim.decideAppeal.mutationOptions(after(t('reclaim.decided'))));
  return (
    <>
      <ReasonDialog
        label={t('reclaim.uphold')}
        why={t('reclaim.upholdWhy')}
        type="primary"
        words={words}
        mutation={decide}
        onSubmit={(reason) => decide.mutate({ reclaimId, decision: 'uphold', reason })}
      />
      <ReasonDialog
        label={t('reclaim.refuse')}
        why={t('reclaim.refuseWhy')}
        words={words}
        mutation={decide}
        onSubmit={(reason) => decide.mutate({ reclaimId, decision: 'refuse', reason })}
      />
    </>
  );
}

function Urge({ reclaimId }: { readonly reclaimId: string }) {
  const { t } = useTranslation();
  const after = useReclaimAct();
  const urge = useMutation(useTRPC().reclaim.urge.mutationOptions(after(t('reclaim.urged'))));
  return (
    <ReasonDialog
      label={t('reclaim.urge')}
      why={t('reclaim.urgeWhy')}
      type="primary"
      mutation={urge}
      onSubmit={(reason) => urge.mutate({ reclaimId, reason })}
    />
  );
}

function Cut({ reclaim }: { readonly reclaim: Reclaim }) {
  const { t } = useTranslation();
  const after = useReclaimAct();
  const byHand = isByHand(reclaim);
  const ordered = t(byHand ? 'reclaim.byHandOrdered' : 'reclaim.cutOrdered');
  const cut = useMutation(useTRPC().reclaim.cut.mutationOptions(after(ordered)));
  return (
    <ReasonDialog
      label={t('reclaim.cut')}
      why={t(byHand ? 'reclaim.byHandWhy' : 'reclaim.cutWhy')}
      typed={reclaim.resource.number}
      danger
      mutation={cut}
      onSubmit={(reason) => cut.mutate({ reclaimId: reclaim.id, reason })}
    />
  );
}

/** The steps of a reclaim that the caller may take now. */
export function ReclaimActs({ reclaim }: { readonly reclaim: Reclaim }) {
  const { id, acts } = reclaim;
  return (
    <Flex gap={8}>
      {acts.includes('appeal') ? <AppealDialog reclaim={reclaim} /> : null}
      {acts.includes('urge') ? <Urge reclaimId={id} /> : null}
      {acts.includes('decide') ? <Decide reclaimId={id} /> : null}
      {acts.includes('cut') ? <Cut reclaim={reclaim} /> : null}
    </Flex>
  );
}

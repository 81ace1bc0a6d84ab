import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import type { StackDrift } from '../../../ui/drift/drift-types.ts';
import { ReasonDialog } from '../../../ui/page/reason-dialog.tsx';
import { useOperationAct } from '../use-operation-act.ts';

/** What may be done with a stack whatever was found: look now, take in what the cluster shows, have another provider serve it. */
export function StackActs({ stack }: { readonly stack: StackDrift }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const after = useOperationAct();
  const check = useMutation(trpc.drift.check.mutationOptions(after(t('drift.checkAsked'))));
  const refresh = useMutation(trpc.provisioning.refreshStack.mutationOptions(after(t('drift.refreshAsked'))));
  const change = useMutation(trpc.provisioning.changeProvider.mutationOptions(after(t('drift.providerAsked'))));
  const { id: stackId, acts, provider } = stack;
  const other = provider === 'official' ? 'stand-in' : 'official';
  return (
    <>
      {acts.includes('check') ? (
        <Button loading={check.isPending} onClick={() => check.mutate({ stackId })}>
          {t('drift.check')}
        </Button>
      ) : null}
      {acts.includes('refresh') ? (
        <ReasonDialog
          label={t('drift.refresh')}
          why={t('drift.refreshWhy')}
          mutation={refresh}
          onSubmit={(reason) => refresh.mutate({ stackId, reason })}
        />
      ) : null}
      {acts.includes('change-provider') ? (
        <ReasonDialog
          label={t('drift.changeProvider')}
          why={t(`drift.changeProviderWhy.${other}`)}
          mutation={change}
          onSubmit={(reason) => change.mutate({ stackId, kind: other, reason })}
        />
      ) : null}
    </>
  );
}

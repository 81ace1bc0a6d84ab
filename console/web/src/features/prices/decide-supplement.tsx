import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Supplement } from './supplements-panel.tsx';

/** The second person’s word on a supplement: it is a price of its version from then on, or it is not. */
export function DecideSupplement({ supplement }: { readonly supplement: Supplement }) {
  return (
    <Flex gap={8}>
      <Decide supplement={supplement} decision="approve" />
      <Decide supplement={supplement} decision="refuse" />
    </Flex>
  );
}

interface DecideProps {
  readonly supplement: Supplement;
  readonly decision: 'approve' | 'refuse';
}

function Decide({ supplement, decision }: DecideProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const decide = useMutation(
    trpc.pricing.decideSupplement.mutationOptions({
      onSuccess: ({ number, state }) => {
        void message.success(t(`prices.supplementDone.${state}`, { number }));
        void queryClient.invalidateQueries({ queryKey: trpc.pricing.pathKey() });
      },
    }),
  );
  const { id, number, proposedBy } = supplement;
  return (
    <ReasonDialog
      label={t(`prices.supplementDecide.${decision}`)}
      type={decision === 'approve' ? 'primary' : 'default'}
      danger={decision === 'refuse'}
      most={500}
      why={t(`prices.supplementDecideWhy.${decision}`, { number, name: proposedBy.name })}
      mutation={decide}
      onSubmit={(note) => decide.mutate({ supplementId: id, decision, note })}
    />
  );
}

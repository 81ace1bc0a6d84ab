import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Entry } from './entry-columns.tsx';

/** The second person’s word on an entry: it counts, or it does not. */
export function DecideEntry({ entry }: { readonly entry: Entry }) {
  return (
    <Flex gap={8}>
      <Decide entry={entry} decision="confirm" />
      <Decide entry={entry} decision="refuse" />
    </Flex>
  );
}

interface DecideProps {
  readonly entry: Entry;
  readonly decision: 'confirm' | 'refuse';
}

function Decide({ entry, decision }: DecideProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const decide = useMutation(
    trpc.metering.decideEntry.mutationOptions({
      onSuccess: () => {
        void message.success(t('usage.decided'));
        void queryClient.invalidateQueries({ queryKey: trpc.metering.pathKey() });
      },
    }),
  );
  return (
    <ReasonDialog
      label={t(`usage.${decision}`)}
      type={decision === 'confirm' ? 'primary' : 'default'}
      danger={decision === 'refuse'}
      why={t(`usage.${decision}Why`, { name: entry.proposedBy.name, reason: entry.reason, evidence: entry.evidence })}
      mutation={decide}
      onSubmit={(note) => decide.mutate({ entryId: entry.id, decision, note })}
    />
  );
}

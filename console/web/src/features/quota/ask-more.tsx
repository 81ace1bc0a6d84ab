import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { QuotaNode, Slice } from './quota-types.ts';
import { UnitsField } from './units-field.tsx';
import { useQuotaAct } from './use-quota-act.ts';

interface AskMoreProps {
  readonly node: Pick<QuotaNode, 'cloud' | 'department' | 'limit'>;
  readonly slice: Slice;
}

/** Asks who holds the limit above for more: the whole limit wanted, and why. */
export function AskMore({ node, slice }: AskMoreProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const after = useQuotaAct();
  const [units, setUnits] = useState<string | null>(null);
  const ask = useMutation(trpc.quota.ask.mutationOptions(after(t('quota.askDone'))));
  const { cloud, department } = node;
  if (!cloud) return null;
  return (
    <ReasonDialog
      label={t('quota.ask')}
      why={t('quota.askWhy')}
      mutation={ask}
      onSubmit={(reason) => {
        const at = { cloudId: cloud.id, departmentId: department?.id ?? null, ...slice };
        ask.mutate({ ...at, units: units ?? node.limit ?? '0', reason });
      }}
    >
      <UnitsField
        label={t('quota.askUnits')}
        unit={t(`words.unit.${slice.dimension}`)}
        value={units ?? node.limit}
        onChange={setUnits}
      />
    </ReasonDialog>
  );
}

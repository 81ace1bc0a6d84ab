import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Flex, Input, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Use } from './use-columns.tsx';

/** Proposes another quantity for a use, or that it never was; a second person decides. */
export function AmendUse({ use }: { readonly use: Use }) {
  return (
    <Flex gap={8}>
      <Amend use={use} kind="correction" />
      <Amend use={use} kind="withdrawal" />
    </Flex>
  );
}

interface AmendProps {
  readonly use: Use;
  readonly kind: 'correction' | 'withdrawal';
}

function Amend({ use, kind }: AmendProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [evidence, setEvidence] = useState('');
  const [quantity, setQuantity] = useState(formatDecimal(use.original).replaceAll(',', ''));
  const [asked, setAsked] = useState(false);
  const field = useId();
  const amend = useMutation(
    trpc.metering.amendUse.mutationOptions({
      onSuccess: () => {
        void message.success(t('usage.proposed'));
        void queryClient.invalidateQueries({ queryKey: trpc.metering.pathKey() });
      },
    }),
  );
  const whole = evidence.trim() !== '' && (kind === 'withdrawal' || quantity !== '');
  const submit = (reason: string) => {
    setAsked(true);
    if (!whole) return;
    const named = { resourceId: use.resource.id, source: use.source, eventId: use.eventId, reason, evidence };
    amend.mutate(kind === 'correction' ? { ...named, kind, quantity } : { ...named, kind });
  };
  return (
    <ReasonDialog
      label={t(`usage.${kind}`)}
      danger={kind === 'withdrawal'}
      why={t(`usage.${kind}Why`, {
        number: use.resource.number,
        quantity: formatDecimal(use.original),
        unit: use.unit,
      })}
      mutation={amend}
      onSubmit={submit}
    >
      {kind === 'correction' ? (
        <div className="zy-section">
          <label htmlFor={`${field}-quantity`}>{t('usage.rightQuantity', { unit: use.unit })}</label>
          <InputNumber<string>
            id={`${field}-quantity`}
            stringMode
            min="0"
            max="1000000000000"
            style={{ width: '100%' }}
            value={quantity === '' ? null : quantity}
            onChange={(value) => setQuantity(value === null ? '' : String(value))}
          />
        </div>
      ) : null}
      <EvidenceField value={evidence} missing={asked && !whole} onChange={setEvidence} />
    </ReasonDialog>
  );
}

interface EvidenceFieldProps {
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (text: string) => void;
}

function EvidenceField({ value, missing, onChange }: EvidenceFieldProps) {
  const { t } = useTranslation();
  const field = useId();
  return (
    <div className="zy-section">
      <label htmlFor={field}>{t('usage.evidence')}</label>
      <Input
        id={field}
        maxLength={500}
        value={value}
        status={missing && value.trim() === '' ? 'error' : ''}
        placeholder={t('usage.evidenceHint')}
        onChange={(event) => onChange(event.target.value)}
      />
      {missing ? <span role="alert">{t('usage.evidenceNeeded')}</span> : null}
    </div>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { formatPriceRule, unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { RuleText } from '../../ui/price-rule/rule-text.tsx';
import type { DraftPrice, PricedSku, PriceVersion } from './price-types.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { usePriceNames } from './use-price-names.ts';

interface Answer {
  readonly sku: PricedSku;
  readonly reason: string;
  readonly reference: string;
}

/** Items that are held, which a version has no price of. */
export function missingOf(version: PriceVersion): readonly PricedSku[] {
  const there = new Set<string>(version.prices.map(({ sku }) => sku));
  return SKUS.filter((sku) => !there.has(sku));
}

/** Proposes the price of an item that a version in force lacks; somebody else of finance decides. */
export function ProposeSupplement({ version }: { readonly version: PriceVersion }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={missingOf(version).length === 0} onClick={() => setOpen(true)}>
        {t('prices.supplement')}
      </Button>
      {open ? <SupplementDialog version={version} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface DialogProps {
  readonly version: PriceVersion;
  readonly onClose: () => void;
}

function SupplementDialog({ version, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Answer>();
  const [sku, setSku] = useState<PricedSku | null>(null);
  const [price, setPrice] = useState<DraftPrice | null>(null);
  const [editing, setEditing] = useState(false);
  const propose = usePropose(onClose);
  const send = (answer: Answer) => {
    if (price === null) setEditing(true);
    else propose.mutate({ ...answer, versionId: version.id, unit: price.unit, rule: price.rule });
  };
  const choose = ({ sku: chosen }: Partial<Answer>) => {
    if (chosen === undefined) return;
    setSku(chosen);
    // Another item has another price.
    setPrice(null);
  };
  const empty = { unit: '', rule: formatPriceRule(unitPriceRule(0n)) };
  return (
    <Modal
      open
      title={t('prices.supplementOf', { number: version.number })}
      okText={t('prices.supplementSend')}
      cancelText={t('ui.back')}
      confirmLoading={propose.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('prices.supplementWhy')}</p>
      <Form form={form} layout="vertical" onValuesChange={choose} onFinish={send}>
        <ItemField version={version} />
        <Form.Item label={t('prices.rule')} required>
          {price ? <RuleText rule={price.rule} unit={price.unit} /> : <span>{t('prices.supplementNoRule')} </span>}
          <Button size="small" disabled={sku === null} onClick={() => setEditing(true)}>
            {t('prices.supplementRule')}
          </Button>
        </Form.Item>
        <Words name="reason" label={t('ui.reason')} most={500} />
        <Words name="reference" label={t('prices.reference')} most={200} />
      </Form>
      {propose.error ? <ProblemBlock error={propose.error} /> : null}
      {editing && sku ? (
        <RuleDialog
          key={sku}
          price={price ?? { sku, ...empty }}
          onSave={(made) => {
            setPrice(made);
            setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </Modal>
  );
}

function ItemField({ version }: { readonly version: PriceVersion }) {
  const { t } = useTranslation();
  const nameOf = usePriceNames();
  return (
    <Form.Item
      name="sku"
      label={t('prices.item')}
      rules={[{ required: true, message: t('prices.supplementItemNeeded') }]}
    >
      <Select<PricedSku>
        showSearch={{ optionFilterProp: 'label' }}
        options={missingOf(version).map((value) => ({ value, label: nameOf(value) }))}
      />
    </Form.Item>
  );
}

function Words({ name, label, most }: { readonly name: string; readonly label: string; readonly most: number }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: t('prices.supplementNeeded', { what: label }) }]}
    >
      <Input.TextArea rows={name === 'reason' ? 2 : 1} maxLength={most} />
    </Form.Item>
  );
}

function usePropose(onDone: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return useMutation(
    trpc.pricing.proposeSupplement.mutationOptions({
      onSuccess: ({ number }) => {
        void message.success(t('prices.supplementProposed', { number }));
        void queryClient.invalidateQueries({ queryKey: trpc.pricing.pathKey() });
        onDone();
      },
    }),
  );
}

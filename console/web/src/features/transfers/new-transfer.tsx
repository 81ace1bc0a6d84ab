import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Flex, Form, type FormInstance, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { formatFen } from '../../ui/format/fen.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { MovedResources } from './moved-resources.tsx';
import { useTransferAct } from './use-transfer-act.ts';

type Foreseen = Outputs['transfers']['foresee'];

/** What would go and what it costs, or what must be over first. */
function WhatGoes({ foreseen }: { readonly foreseen: Foreseen }) {
  const { t } = useTranslation();
  const { blockers, resources, monthFen } = foreseen;
  const inUse = resources.filter(({ state }) => state === 'active').length;
  return (
    <Flex vertical gap={12} className="zy-section">
      {blockers.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('transfers.blocked')}
          description={
            <ul>
              {blockers.map(({ kind, number }) => (
                <li key={`${kind} ${number}`}>
                  {t(`transfers.blocker.${kind}`)} <span className="zy-number">{number}</span>
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      <Alert type="info" showIcon title={t('transfers.goes', { count: inUse, month: formatFen(monthFen) })} />
      <MovedResources resources={resources} />
    </Flex>
  );
}

interface Wanted {
  readonly systemId: string;
  readonly toDepartmentId: string;
  readonly reason: string;
}

/** What was written of the chosen system: it is not said of another, so the words in the form change with the choice. */
function useReasonOf(form: FormInstance<Wanted>, systemId: string | undefined) {
  const [reason, hold] = useKeptText(`transfer.${systemId ?? ''}`);
  useEffect(() => form.setFieldValue('reason', reason), [form, reason]);
  return [reason, hold] as const;
}

function TransferForm({ onDone, systemId }: { readonly onDone: () => void; readonly systemId: string | undefined }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const after = useTransferAct();
  const [form] = Form.useForm<Wanted>();
  const chosen: string | undefined = Form.useWatch('systemId', form) ?? systemId;
  const systems = useQuery(trpc.tenancy.systems.queryOptions({ limit: 200 }));
  const foreseen = useQuery(
    trpc.transfers.foresee.queryOptions({ systemId: chosen ?? '' }, { enabled: chosen !== undefined }),
  );
  const [reason, hold] = useReasonOf(form, chosen);
  const submit = useMutation(
    trpc.transfers.submit.mutationOptions({
      onSuccess: () => {
        hold('');
        after(t('transfers.submitted')).onSuccess();
        onDone();
      },
    }),
  );
  const blocked = (foreseen.data?.blockers.length ?? 0) > 0;
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ systemId, reason }}
      onValuesChange={(typed: Partial<Wanted>) => typed.reason !== undefined && hold(typed.reason)}
      onFinish={(wanted: Wanted) => submit.mutate(wanted)}
    >
      <p>{t('transfers.newWhy')}</p>
      <Form.Item name="systemId" label={t('transfers.system')} rules={needed(t('transfers.systemNeeded'))}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={systems.isPending}
          options={
            systems.data?.items.map(({ id, name, number }) => ({ value: id, label: `${name} (${number})` })) ?? []
          }
        />
      </Form.Item>
      {foreseen.error ? <ProblemBlock error={foreseen.error} /> : null}
      {foreseen.data ? <WhatGoes foreseen={foreseen.data} /> : null}
      <Form.Item name="toDepartmentId" label={t('transfers.to')} rules={needed(t('transfers.toNeeded'))}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          disabled={!foreseen.data}
          options={foreseen.data?.departments.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('transfers.reason')} rules={needed(t('ui.reasonNeeded'))}>
        <Input.TextArea rows={3} maxLength={2_000} disabled={!chosen} placeholder={t('transfers.reasonHint')} />
      </Form.Item>
      {submit.error ? <ProblemBlock error={submit.error} /> : null}
      <Button type="primary" htmlType="submit" disabled={blocked} loading={submit.isPending}>
        {t('transfers.submit')}
      </Button>
    </Form>
  );
}

/** The form by which a department gives a system to another, with what would go in view. `systemId`: chosen beforehand. */
export function NewTransfer({ systemId }: { readonly systemId?: string | undefined }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(systemId !== undefined);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('transfers.new')}
      </Button>
      <Drawer open={open} title={t('transfers.new')} size={720} onClose={() => setOpen(false)} destroyOnHidden>
        <TransferForm systemId={systemId} onDone={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

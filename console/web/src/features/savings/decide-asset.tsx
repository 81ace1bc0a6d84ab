import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { beijingDay } from '../../ui/format/beijing-day.ts';
import { fenOfYuan } from '../../ui/format/fen.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Asset } from './asset-types.ts';
import { useAssetStored } from './use-asset-stored.ts';

interface Values {
  readonly decision: 'reuse' | 'retire';
  readonly day: Dayjs;
  readonly cloudId?: string;
  readonly yuan?: string | null;
  readonly reason: string;
}

/** Where it is used on and what that costs. */
function ReuseFields() {
  const { t } = useTranslation();
  const clouds = useQuery(useTRPC().clouds.overview.queryOptions()).data?.clouds ?? [];
  return (
    <>
      <Form.Item name="cloudId" label={t('savings.cloud')} rules={[{ required: true, message: t('savings.needed') }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={clouds.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="yuan" label={t('savings.costYuan')} extra={t('savings.costHelp')}>
        <InputNumber<string> stringMode min="0" max="9999999999999" precision={2} className="zy-wide" />
      </Form.Item>
    </>
  );
}

/** What was filled in, as it is sent. */
function said({ decision, day, cloudId, yuan, reason }: Values) {
  const costFen = yuan ? fenOfYuan(yuan) : null;
  return {
    decision,
    day: day.format('YYYY-MM-DD'),
    ...(decision === 'reuse' && cloudId ? { cloudId } : {}),
    ...(decision === 'reuse' && costFen !== null ? { costFen } : {}),
    reason,
  };
}

function DecisionFields({ today }: { readonly today: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="decision" label={t('savings.decision')}>
        <Radio.Group
          options={(['reuse', 'retire'] as const).map((value) => ({
            value,
            label: t(`savings.decisionWord.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="day" label={t('savings.day')} rules={[{ required: true, message: t('savings.needed') }]}>
        <DatePicker className="zy-wide" disabledDate={(day) => day.format('YYYY-MM-DD') > today} />
      </Form.Item>
      <Form.Item noStyle dependencies={['decision']}>
        {({ getFieldValue }) => (getFieldValue('decision') === 'reuse' ? <ReuseFields /> : null)}
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('savings.reason')}
        rules={[{ required: true, whitespace: true, message: t('savings.needed') }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </>
  );
}

/** The authority decides that an asset is used on or retired. */
export function DecideAsset({ of: { id, number, decision } }: { readonly of: Asset }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const stored = useAssetStored();
  const today = beijingDay(new Date());
  const decide = useMutation(
    useTRPC().assets.decide.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        stored();
      },
    }),
  );
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t(decision ? 'savings.redecide' : 'savings.decide')}
      </Button>
      <Modal
        open={open}
        title={t('savings.decide')}
        okText={t('savings.decide')}
        cancelText={t('ui.back')}
        confirmLoading={decide.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('savings.decideWhy', { number })}</p>
        <Form<Values>
          form={form}
          layout="vertical"
          initialValues={{ decision: 'reuse', day: dayjs(today) }}
          onFinish={(values) => decide.mutate({ assetId: id, basedOn: decision?.version ?? 0, ...said(values) })}
        >
          <DecisionFields today={today} />
        </Form>
        {decide.error ? <ProblemBlock error={decide.error} /> : null}
      </Modal>
    </>
  );
}

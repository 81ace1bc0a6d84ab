import { useMutation } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Modal } from 'antd';
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
  readonly yuan: string;
  readonly on: Dayjs;
  readonly source: string;
}

function PriceFields({ today }: { readonly today: string }) {
  const { t } = useTranslation();
  const needed = [{ required: true, whitespace: true, message: t('savings.needed') }];
  return (
    <>
      <Form.Item name="yuan" label={t('savings.priceYuan')} rules={[{ required: true, message: t('savings.needed') }]}>
        <InputNumber<string> stringMode min="0.01" max="9999999999999" precision={2} className="zy-wide" />
      </Form.Item>
      <Form.Item name="on" label={t('savings.pricedOn')} rules={[{ required: true, message: t('savings.needed') }]}>
        <DatePicker className="zy-wide" disabledDate={(day) => day.format('YYYY-MM-DD') > today} />
      </Form.Item>
      <Form.Item name="source" label={t('savings.source')} extra={t('savings.sourceHelp')} rules={needed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </>
  );
}

/** Finance enters what a new one would cost, on which day, and where that is read. */
export function PriceAsset({ of: { id, number, price } }: { readonly of: Asset }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const stored = useAssetStored();
  const today = beijingDay(new Date());
  const enter = useMutation(
    useTRPC().assets.price.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        stored();
      },
    }),
  );
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t(price ? 'savings.reprice' : 'savings.enterPrice')}
      </Button>
      <Modal
        open={open}
        title={t('savings.enterPrice')}
        okText={t('savings.enterPrice')}
        cancelText={t('ui.back')}
        confirmLoading={enter.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('savings.priceWhy', { number })}</p>
        <Form<Values>
          form={form}
          layout="vertical"
          initialValues={{ on: dayjs(today) }}
          onFinish={({ yuan, on, source }) =>
            enter.mutate({
              assetId: id,
              priceFen: fenOfYuan(yuan) ?? '',
              pricedOn: on.format('YYYY-MM-DD'),
              source,
              basedOn: price?.version ?? 0,
            })
          }
        >
          <PriceFields today={today} />
        </Form>
        {enter.error ? <ProblemBlock error={enter.error} /> : null}
      </Modal>
    </>
  );
}

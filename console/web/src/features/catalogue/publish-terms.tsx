import { useMutation, useQueryClient } from '@tanstack/react-query';
import { VERSION_DAYS_AHEAD } from '@zhengyun/domain/catalogue/schemas.ts';
import { STACKS } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import { itemOf } from '@zhengyun/rulebook/catalogue.ts';
import { ADMITTED_MLPS_GRADES, TIERS } from '@zhengyun/rulebook/tier.ts';
import { App, Button, Checkbox, DatePicker, Form, Input, InputNumber, Modal, Radio, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Item } from './catalogue-types.ts';

type Terms = Item['version']['terms'];

interface Values extends Omit<Terms, 'zones' | 'availabilityPpm'> {
  readonly validFrom: dayjs.Dayjs;
  /** Empty: any zone. */
  readonly zones: readonly string[];
  /** Percent, four decimals at most. */
  readonly availability: string;
  readonly reason: string;
}

/** Parts per million of a percentage as it is typed, cut at four decimals; no float is on the way. */
function ppmOf(percent: string): string {
  const [whole = '0', fraction = ''] = percent.split('.');
  return BigInt(`${whole}${fraction.slice(0, 4).padEnd(4, '0')}`).toString();
}

/** The authority's form for the next version of an item's terms; what was ordered before keeps the version it was ordered under. */
export function PublishTerms({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const publish = useMutation(
    trpc.catalogue.publish.mutationOptions({
      onSuccess: ({ version }) => {
        void message.success(t('shop.published', { n: version }));
        void queryClient.invalidateQueries({ queryKey: trpc.catalogue.pathKey() });
        setOpen(false);
      },
    }),
  );
  const send = ({ validFrom, zones, availability, reason, ...rest }: Values) =>
    publish.mutate({
      item: item.code,
      validFrom: validFrom.toDate().toISOString(),
      reason,
      terms: { ...rest, zones: zones.length === 0 ? null : [...zones], availabilityPpm: ppmOf(availability) },
    });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('shop.publish')}</Button>
      {open ? (
        <PublishDialog
          item={item}
          busy={publish.isPending}
          error={publish.error}
          onSend={send}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

interface PublishDialogProps {
  readonly item: Item;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSend: (values: Values) => void;
  readonly onClose: () => void;
}

function PublishDialog({ item, busy, error, onSend, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const { zones, availabilityPpm, ...terms } = item.version.terms;
  const padded = availabilityPpm.padStart(5, '0');
  const availability = `${padded.slice(0, -4)}.${padded.slice(-4)}`;
  return (
    <Modal
      open
      title={t('shop.publish')}
      okText={t('shop.publish')}
      cancelText={t('ui.back')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('shop.publishWhy')}</p>
      {item.next ? (
        <p>{t('shop.publishAfter', { n: item.next.version, at: formatInstant(item.next.validFrom) })}</p>
      ) : null}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ ...terms, zones: zones ?? [], availability, validFrom: dayjs().add(1, 'day').startOf('day') }}
        onFinish={onSend}
      >
        <TermFields item={item} />
      </Form>
      {error ? <ProblemBlock error={error} /> : null}
    </Modal>
  );
}

/** What a version says; nothing can be offered that the release doesn't make. */
function TermFields({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const shipped = itemOf(item.code);
  return (
    <>
      <Form.Item name="validFrom" label={t('shop.validFrom')} rules={[{ required: true }]}>
        <DatePicker
          showTime
          minDate={dayjs()}
          maxDate={dayjs().add(VERSION_DAYS_AHEAD - 1, 'day')}
          allowClear={false}
        />
      </Form.Item>
      <Form.Item name="onSale" label={t('shop.term.onSale')} valuePropName="checked">
        <Switch disabled={!shipped.available} />
      </Form.Item>
      <div className="zy-fields">
        <Form.Item name="leadWorkingDays" label={t('shop.leadDays')} rules={[{ required: true }]}>
          <InputNumber min={1} max={250} precision={0} />
        </Form.Item>
        <Form.Item name="availability" label={t('shop.availabilityPercent')} rules={[{ required: true }]}>
          <InputNumber<string> stringMode min="0" max="100" precision={4} />
        </Form.Item>
      </div>
      <Form.Item name="maximumMlps" label={t('shop.term.grade')}>
        <Radio.Group
          options={ADMITTED_MLPS_GRADES.filter((grade) => grade <= shipped.maximumMlps).map((grade) => ({
            value: grade,
            label: t('orders.gradeN', { n: grade }),
          }))}
        />
      </Form.Item>
      <Form.Item name="tiers" label={t('shop.term.tiers')} rules={[{ required: true }]}>
        <Checkbox.Group options={TIERS.map((tier) => ({ value: tier, label: t(`words.tier.${tier}`) }))} />
      </Form.Item>
      <Form.Item name="stacks" label={t('shop.term.stacks')} rules={[{ required: true }]}>
        <Checkbox.Group
          options={STACKS.map((stack) => ({
            value: stack,
            label: t(stack === 'xinchuang' ? 'ui.xinchuang' : 'ui.notXinchuang'),
          }))}
        />
      </Form.Item>
      <Form.Item name="zones" label={t('shop.term.zones')} extra={t('shop.zonesHelp')}>
        <Select mode="tags" placeholder={t('shop.anyZone')} />
      </Form.Item>
      <Form.Item name="reason" label={t('shop.publishReason')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={2} maxLength={2_000} />
      </Form.Item>
    </>
  );
}

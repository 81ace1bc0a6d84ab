import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, DatePicker, Flex, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { instantOfDay } from '../../ui/format/beijing-day.ts';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { useAllDepartments } from '../../ui/use-all-departments.ts';
import { SENT, useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { DraftPrices } from './draft-prices.tsx';
import type { DraftPrice, PricedSku, PriceVersion } from './price-types.ts';
import { SimulationPanel } from './simulation-panel.tsx';
import { usePriceNames } from './use-price-names.ts';

const GENERAL = 'general';

interface Values {
  readonly book: string;
  readonly name: string;
  readonly from: Dayjs;
  readonly sample: boolean;
}

const nextMonth = () => dayjs(`${monthOfInstant(new Date())}-01`).add(1, 'month');

/** The newest version of a book that wasn't withdrawn: what a new one replaces. */
function newestOf(versions: readonly PriceVersion[], book: string): PriceVersion | undefined {
  return versions.find(({ department, state }) => (department?.id ?? GENERAL) === book && state !== 'withdrawn');
}

const pricesOf = (version: PriceVersion | undefined): readonly DraftPrice[] =>
  (version?.prices ?? []).map(({ sku, unit, rule }) => ({ sku, unit, rule }));

/** A version in the making: head, prices, simulation, and publishing it after a second look. */
export function PublishForm({ versions }: { readonly versions: readonly PriceVersion[] }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [book, setBook] = useState(GENERAL);
  const before = newestOf(versions, book);
  const [prices, setPrices] = useState(() => pricesOf(before));
  const [simulated, setSimulated] = useState<readonly DraftPrice[] | null>(null);
  const publish = usePublish();
  const known = new Map(pricesOf(before).map((price) => [price.sku, JSON.stringify(price)]));
  const changed = new Set(
    prices.filter((price) => known.get(price.sku) !== JSON.stringify(price)).map(({ sku }) => sku),
  );
  useLeaveGuard((changed.size > 0 || prices.length !== known.size) && !publish.done);
  const departmentId = book === GENERAL ? null : book;
  return (
    <>
      <Panel title={t('prices.head')}>
        <Head
          form={form}
          onBook={(next) => {
            setBook(next);
            setPrices(pricesOf(newestOf(versions, next)));
            setSimulated(null);
          }}
          onFinish={(values) => publish.ask({ ...values, departmentId, prices, replaced: before })}
        />
      </Panel>
      <Panel title={t('prices.draftPrices')}>
        <DraftPrices prices={prices} changed={changed} onChange={setPrices} />
      </Panel>
      {simulated ? (
        <SimulationPanel
          key={JSON.stringify(simulated)}
          name={t('prices.thisDraft')}
          draft={{ departmentId, prices: simulated }}
        />
      ) : null}
      {publish.error ? <Refusal error={publish.error} /> : null}
      <Flex gap={8} justify="flex-end">
        <Button disabled={prices.length === 0} onClick={() => setSimulated(prices)}>
          {t('prices.simulate')}
        </Button>
        <Button type="primary" loading={publish.pending} onClick={() => form.submit()}>
          {t('prices.publish')}
        </Button>
      </Flex>
    </>
  );
}

/** Why it was not published; items that are still in use by their names, since the sentence has their codes. */
function Refusal({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const { code, facts } = problemOf(error);
  const needed = code === 'PRICE_STILL_NEEDED' && Array.isArray(facts.sku) ? (facts.sku as readonly PricedSku[]) : [];
  return (
    <>
      <ProblemBlock error={error} />
      {needed.length > 0 ? <ItemNames lead={t('prices.stillNeeded')} skus={needed} /> : null}
    </>
  );
}

function ItemNames({ lead, skus }: { readonly lead: string; readonly skus: readonly PricedSku[] }) {
  const nameOf = usePriceNames();
  return (
    <div>
      <p>{lead}</p>
      <ul aria-label={lead}>
        {skus.map((sku) => (
          <li key={sku}>{nameOf(sku)}</li>
        ))}
      </ul>
    </div>
  );
}

interface HeadProps {
  readonly form: ReturnType<typeof Form.useForm<Values>>[0];
  readonly onBook: (book: string) => void;
  readonly onFinish: (values: Values) => void;
}

function Head({ form, onBook, onFinish }: HeadProps) {
  const { t } = useTranslation();
  const departments = useAllDepartments();
  const own = departments.all.map(({ id, name }) => ({ value: id, label: t('prices.dedicated', { name }) }));
  const books = [{ value: GENERAL, label: t('prices.general') }, ...own];
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{ book: GENERAL, from: nextMonth(), sample: false }}
      onFinish={onFinish}
    >
      <Form.Item name="book" label={t('prices.book')} extra={t('prices.dedicatedWhy')}>
        <Select
          loading={departments.loading}
          options={books}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={onBook}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('prices.name')}
        rules={[{ required: true, whitespace: true, message: t('prices.nameNeeded') }]}
      >
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item
        name="from"
        label={t('prices.from')}
        extra={t('prices.fromWhy')}
        rules={[{ required: true, message: t('prices.fromNeeded') }]}
      >
        <DatePicker allowClear={false} minDate={dayjs().add(1, 'day')} />
      </Form.Item>
      <Form.Item name="sample" valuePropName="checked">
        <Checkbox>{t('prices.sample')}</Checkbox>
      </Form.Item>
    </Form>
  );
}

interface Wanted extends Values {
  readonly departmentId: string | null;
  readonly prices: readonly DraftPrice[];
  readonly replaced: PriceVersion | undefined;
}

/** Asks once more, saying what will happen, then publishes and goes to the time line. */
function usePublish() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { message, modal } = App.useApp();
  const mutation = useMutation(
    trpc.pricing.publish.mutationOptions({
      onSuccess: ({ number, versionId }, { departmentId }) => {
        void message.success(t('prices.publishDone', { number }));
        void queryClient.invalidateQueries({ queryKey: trpc.pricing.pathKey() });
        const book = departmentId ? `book=${departmentId}&` : '';
        void navigate(`/prices?${book}version=${versionId}`, { state: SENT });
      },
    }),
  );
  const ask = ({ name, from, sample, departmentId, prices, replaced }: Wanted) => {
    const kept = new Set(prices.map(({ sku }) => sku));
    const gone = pricesOf(replaced).flatMap(({ sku }) => (kept.has(sku) ? [] : [sku]));
    const facts = { from: from.format('YYYY-MM-DD'), before: replaced?.number ?? '', n: prices.length };
    modal.confirm({
      title: t('prices.publishAsk', { name }),
      content: (
        <>
          <p>{t(replaced ? 'prices.publishEffect' : 'prices.publishEffectFirst', facts)}</p>
          {gone.length > 0 ? <ItemNames lead={t('prices.leftOut', facts)} skus={gone} /> : null}
        </>
      ),
      okText: t('prices.publish'),
      cancelText: t('ui.back'),
      onOk: () => {
        const validFrom = instantOfDay(from.format('YYYY-MM-DD'));
        mutation.mutate({ name, sample, validFrom, departmentId, prices: [...prices] });
      },
    });
  };
  return { ask, error: mutation.error, pending: mutation.isPending, done: mutation.isSuccess };
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { App, Button, Flex, Table, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { Amount } from '../../ui/amount.tsx';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';
import { Status } from '../../ui/status/status.tsx';
import { TroubleText } from '../../ui/trouble-text.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useSpecText } from '../../ui/use-spec-text.ts';

type Cart = Outputs['carts']['get'];
type Line = Cart['lines'][number];

/** What of a line is otherwise than when it was put in, and why it can't be had. */
function Standing({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  if (line.trouble)
    return (
      <Status tone="bad">
        <TroubleText trouble={line.trouble} />
      </Status>
    );
  if (!line.complete) return <Status tone="waiting">{t('shop.incomplete')}</Status>;
  if (line.changes.length === 0) return <Status tone="good">{t('shop.unchanged')}</Status>;
  return (
    <Flex gap={4} wrap>
      {line.changes.map((change) => (
        <Tag key={change}>{t(`shop.change.${change}`)}</Tag>
      ))}
    </Flex>
  );
}

function Price({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  if (line.monthFen === null) return <span className="zy-faint">–</span>;
  return (
    <>
      <Amount fen={line.monthFen} />
      {line.monthFenThen !== null && line.monthFenThen !== line.monthFen ? (
        <div className="zy-faint">
          {t('shop.priceThen')} <Amount fen={line.monthFenThen} />
        </div>
      ) : null}
    </>
  );
}

/** A host's operating system is chosen with its place: while that is open, the rest of the host can be told. */
function withoutOpenSystem(spec: Line['spec']): unknown {
  const { operatingSystem, ...rest } = spec as { readonly operatingSystem?: { readonly image?: string } };
  return operatingSystem && !operatingSystem.image ? rest : spec;
}

function Specification({ line }: { readonly line: Line }) {
  const names = useNames();
  const specText = useSpecText();
  const { data } = itemSpecSchema.safeParse(withoutOpenSystem(line.spec));
  return (
    <>
      <Link to={`/catalogue/${line.spec.item}`}>{names.item(line.spec.item)}</Link>
      {data ? <div className="zy-faint">{specText(data)}</div> : null}
    </>
  );
}

function useColumns(): TableProps<Line>['columns'] {
  const { t } = useTranslation();
  return [
    { title: t('orders.item'), key: 'item', render: (_, line) => <Specification line={line} /> },
    { title: t('orders.cloud'), key: 'cloud', render: (_, { cloud }) => cloud ?? '–' },
    { title: t('orders.zone'), key: 'zone', render: (_, { zone }) => zone ?? '–' },
    { title: t('orders.month'), key: 'month', align: 'right', render: (_, line) => <Price line={line} /> },
    {
      title: t('orders.yearEnd'),
      key: 'yearEnd',
      align: 'right',
      render: (_, { yearEndFen }) => (yearEndFen === null ? '–' : <Amount fen={yearEndFen} />),
    },
    { title: t('shop.standing'), key: 'standing', render: (_, line) => <Standing line={line} /> },
    { title: t('shop.addedAt'), key: 'addedAt', render: (_, { addedAt }) => <Instant at={addedAt} /> },
  ];
}

/** Of the lines that can be priced, unknown where there are none; the columns before are the box to tick, the item and its place. */
function Sum({ cart }: { readonly cart: Cart }) {
  const { t } = useTranslation();
  const priced = cart.lines.some(({ monthFen }) => monthFen !== null);
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={4}>
        {t('shop.sum')}
      </Table.Summary.Cell>
      <Table.Summary.Cell index={4} align="right">
        {priced ? <Amount fen={cart.monthFen} strong /> : '–'}
      </Table.Summary.Cell>
      <Table.Summary.Cell index={5} align="right">
        {priced ? <Amount fen={cart.yearEndFen} strong /> : '–'}
      </Table.Summary.Cell>
      <Table.Summary.Cell index={6} colSpan={2} />
    </Table.Summary.Row>
  );
}

interface LinesProps {
  readonly cart: Cart;
  readonly busy: boolean;
  readonly onRemove: (lineIds: readonly string[]) => void;
}

function Lines({ cart, busy, onRemove }: LinesProps) {
  const { t } = useTranslation();
  const columns = useColumns();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <Panel
      title={t('shop.cartLines', { n: cart.lines.length })}
      extra={
        <Flex gap={8} align="center">
          <SamplePrice sample={cart.priceVersion?.sample ?? false} />
          <Button disabled={chosen.length === 0} loading={busy} onClick={() => onRemove(chosen)}>
            {t('shop.removeChosen', { n: chosen.length })}
          </Button>
        </Flex>
      }
    >
      <Table<Line>
        aria-label={t('shop.cart')}
        size="small"
        rowKey="id"
        dataSource={[...cart.lines]}
        columns={columns ?? []}
        pagination={cart.lines.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        rowSelection={{ selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)) }}
        summary={() => <Sum cart={cart} />}
      />
    </Panel>
  );
}

/** `/cart`: what the person means to order, kept with the server, with what has changed in price and availability since. */
export function CartPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const me = useMe();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(trpc.carts.get.queryOptions());
  const remove = useMutation(
    trpc.carts.remove.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.carts.pathKey() }),
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const order =
    me.holdsAny(['applicant']) && (query.data?.lines.length ?? 0) > 0 ? (
      <Link to="/orders/new?cart">
        <Button type="primary">{t('shop.orderCart')}</Button>
      </Link>
    ) : null;
  return (
    <>
      <PageHeader title={t('shop.cart')} lead={t('shop.cartLead')} actions={order} />
      <Loaded query={query}>
        {(cart) =>
          cart.lines.length === 0 ? (
            <EmptyState why={t('shop.cartEmpty')} next={<Link to="/catalogue">{t('catalogue.toCatalogue')}</Link>} />
          ) : (
            <Lines
              key={cart.lines.map(({ id }) => id).join()}
              cart={cart}
              busy={remove.isPending}
              onRemove={(ids) => remove.mutate({ lineIds: [...ids] })}
            />
          )
        }
      </Loaded>
    </>
  );
}

import { Flex, Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../../ui/amount.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { SamplePrice } from '../../../ui/sample-price.tsx';
import { LineStatus } from '../../../ui/status/line-status.tsx';
import { useNames } from '../../../ui/use-names.ts';
import { useSpecText } from '../../../ui/use-spec-text.ts';
import { Xinchuang } from '../../../ui/xinchuang.tsx';
import { ConfirmFulfilment } from './confirm-fulfilment.tsx';
import { DeclineFulfilment } from './decline-fulfilment.tsx';
import type { Order, OrderLine } from './order-types.ts';

function Wanted({ line }: { readonly line: OrderLine }) {
  const { t } = useTranslation();
  const specText = useSpecText();
  const names = useNames();
  const wanted = specText(line.spec);
  const delivered = line.delivered ? specText(line.delivered) : wanted;
  return (
    <div className="zy-two-lines">
      <span>
        {names.item(line.spec.item)} · {wanted}{' '}
        <span className="zy-faint">{t('shop.versionN', { n: line.itemVersion })}</span>
      </span>
      {delivered === wanted ? null : (
        <span className="zy-faint">
          {t('orders.delivered')}：{delivered}
        </span>
      )}
      {line.fulfilment === 'counted' ? <span className="zy-faint">{t('words.fulfilment.counted')}</span> : null}
    </div>
  );
}

function useLineColumns(order: Order): NonNullable<TableProps<OrderLine>['columns']> {
  const { t } = useTranslation();
  return [
    { title: '#', dataIndex: 'ordinal', align: 'right', width: 48, className: 'zy-number' },
    { title: t('orders.wanted'), key: 'spec', render: (_, line) => <Wanted line={line} /> },
    {
      title: `${t('orders.cloud')} / ${t('orders.zone')}`,
      key: 'place',
      render: (_, line) => (
        <div className="zy-two-lines">
          <span>{line.cloud.name}</span>
          <Flex gap={6} align="center">
            <span className="zy-faint zy-nowrap">{line.zone.name}</span>
            <Xinchuang xinchuang={line.xinchuang} />
          </Flex>
        </div>
      ),
    },
    {
      title: t('orders.resource'),
      key: 'resource',
      render: (_, line) => (
        <Link to={`/resources/${line.resource.id}`} className="zy-number zy-nowrap">
          {line.resource.number}
        </Link>
      ),
    },
    {
      title: t('orders.state'),
      key: 'state',
      render: (_, line) => (
        <Flex vertical gap={4} align="flex-start">
          <LineStatus state={line.state} />
          <ConfirmFulfilment order={order} line={line} />
          <DeclineFulfilment order={order} line={line} />
        </Flex>
      ),
    },
    { title: t('orders.month'), key: 'month', align: 'right', render: (_, line) => <Amount fen={line.monthFen} /> },
    { title: t('orders.yearEnd'), key: 'year', align: 'right', render: (_, line) => <Amount fen={line.yearEndFen} /> },
  ];
}

/** The lines of a request: what, where, for how much, and how far each has come. */
export function OrderLines({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const columns = useLineColumns(order);
  return (
    <Panel title={t('orders.linesTitle')} extra={<SamplePrice sample={order.priceVersion?.sample ?? false} />} flush>
      <Table<OrderLine>
        aria-label={t('orders.linesTitle')}
        rowKey="id"
        columns={columns}
        dataSource={order.lines}
        pagination={false}
        scroll={{ x: 960 }}
      />
    </Panel>
  );
}

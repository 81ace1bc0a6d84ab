import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { groupDigits } from '../../../ui/format/fen.ts';
import { Instant } from '../../../ui/instant.tsx';
import { ChargeEvents } from '../how/charge-events.tsx';
import type { LineWorking } from '../statement-types.ts';

type Charge = Extract<LineWorking, { kind: 'usage' }>['charges'][number];

/** Intervals of constant amount with seconds, quantity and exact amount; each opens the events it was made from. The only one is open. */
export function ChargesTable({ charges }: { readonly charges: Charge[] }) {
  const { t } = useTranslation();
  const number = (text: string) => <span className="zy-number">{text}</span>;
  return (
    <Table
      aria-label={t('statements.charges')}
      className="zy-section"
      size="small"
      rowKey="id"
      dataSource={charges}
      pagination={false}
      expandable={{
        expandedRowRender: ({ id }) => <ChargeEvents chargeId={id} />,
        defaultExpandedRowKeys: charges.length === 1 ? charges.map(({ id }) => id) : [],
        columnTitle: t('how.events'),
      }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('statements.from'),
          key: 'from',
          render: (_, c) => <Instant at={c.startsAt} precision="second" />,
        },
        { title: t('statements.to'), key: 'to', render: (_, c) => <Instant at={c.endsAt} precision="second" /> },
        {
          title: t('statements.units'),
          key: 'units',
          align: 'right',
          render: (_, c) => number(c.units === null ? '–' : groupDigits(c.units)),
        },
        {
          title: t('statements.seconds'),
          key: 'seconds',
          align: 'right',
          render: (_, c) => number(`${groupDigits(c.seconds)} / ${groupDigits(c.monthSeconds)}`),
        },
        {
          title: t('statements.quantity'),
          key: 'quantity',
          align: 'right',
          render: (_, c) => number(c.quantity === null ? '–' : formatDecimal(c.quantity)),
        },
        {
          title: t('statements.amount'),
          key: 'amount',
          align: 'right',
          render: (_, c) => number(formatDecimal(c.amount, 2)),
        },
      ]}
    />
  );
}

import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { groupDigits } from '../../../ui/format/fen.ts';
import { Instant } from '../../../ui/instant.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { SamplePrice } from '../../../ui/sample-price.tsx';
import type { LineWorking, StatementLine } from '../statement-types.ts';
import { useSkuName } from '../use-sku-name.ts';

interface UsageWorkingProps {
  readonly line: StatementLine;
  readonly working: Extract<LineWorking, { kind: 'usage' }>;
}

/** Metered use: every interval of constant amount, its quantity and its amount at the pinned price. */
export function UsageWorking({ line, working }: UsageWorkingProps) {
  const { t } = useTranslation();
  const skuName = useSkuName();
  const number = (text: string) => <span className="zy-number">{text}</span>;
  return (
    <>
      <Facts
        columns={3}
        facts={[
          { label: t('statements.lineSku'), value: line.sku ? skuName(line.sku) : '–' },
          { label: t('statements.lineUnitPrice'), value: line.unitPrice ? formatDecimal(line.unitPrice, 2) : '–' },
          {
            label: t('orders.priceVersion', { number: '' }),
            value: (
              <Flex gap={8}>
                {working.priceVersion.number}
                <SamplePrice sample={working.priceVersion.sample} />
              </Flex>
            ),
          },
        ]}
      />
      <p>{t('statements.usageFormula')}</p>
      <Table
        aria-label={t('statements.charges')}
        className="zy-section"
        size="small"
        rowKey="startsAt"
        dataSource={working.charges}
        pagination={false}
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
            render: (_, c) => number(groupDigits(c.units)),
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
            render: (_, c) => number(formatDecimal(c.quantity)),
          },
          {
            title: t('statements.amount'),
            key: 'amount',
            align: 'right',
            render: (_, c) => number(formatDecimal(c.amount, 2)),
          },
        ]}
      />
    </>
  );
}

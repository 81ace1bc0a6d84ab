import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { Facts } from '../../../ui/page/facts.tsx';
import { SamplePrice } from '../../../ui/sample-price.tsx';
import type { LineWorking, StatementLine } from '../statement-types.ts';
import { useSkuName } from '../use-sku-name.ts';
import { ChargesTable } from './charges-table.tsx';

interface UsageWorkingProps {
  readonly line: StatementLine;
  readonly working: Extract<LineWorking, { kind: 'usage' }>;
}

/** Metered use: every interval of constant amount, its quantity and its amount at the pinned price. */
export function UsageWorking({ line, working }: UsageWorkingProps) {
  const { t } = useTranslation();
  const skuName = useSkuName();
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
      <ChargesTable charges={working.charges} />
    </>
  );
}

import type { OpenPrices } from '@zhengyun/domain/pricing/open/schemas.ts';
import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant.tsx';
import { RuleText } from '../../ui/price-rule/rule-text.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';

/** Every item with its unit and its rule in words. */
export function PricesTable({ prices }: Pick<OpenPrices, 'prices'>) {
  const { t, i18n } = useTranslation();
  return (
    <Table
      aria-label={t('openData.prices')}
      rowKey="sku"
      pagination={false}
      dataSource={prices}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'item',
          title: t('openData.item'),
          render: (_, { sku, nameZh, nameEn, supplement }) => (
            <div className="zy-two-lines">
              <span>{i18n.language === 'zh-CN' ? nameZh : nameEn}</span>
              <span className="zy-faint zy-number">{sku}</span>
              {supplement ? <span className="zy-faint">{t('prices.supplemented', { ...supplement })}</span> : null}
            </div>
          ),
        },
        { key: 'unit', title: t('openData.unit'), dataIndex: 'unit' },
        {
          key: 'rule',
          title: t('openData.rule'),
          align: 'right',
          render: (_, { rule, unit }) => <RuleText rule={rule} unit={unit} />,
        },
      ]}
    />
  );
}

/** Every version, newest first; a number leads to the prices of the day it began. */
export function VersionsTable({ versions }: Pick<OpenPrices, 'versions'>) {
  const { t } = useTranslation();
  return (
    <Table
      aria-label={t('openData.versions')}
      rowKey="number"
      pagination={false}
      dataSource={versions}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'number',
          title: t('openData.version'),
          render: (_, { number, name, sample }) => (
            <Flex gap={8} wrap>
              <span className="zy-number">{number}</span> {name}
              <SamplePrice sample={sample} />
            </Flex>
          ),
        },
        { key: 'from', title: t('openData.validFrom'), render: (_, { validFrom }) => <Instant at={validFrom} /> },
        {
          key: 'to',
          title: t('openData.validTo'),
          render: (_, { validTo }) => (validTo ? <Instant at={validTo} /> : t('openData.open')),
        },
      ]}
    />
  );
}

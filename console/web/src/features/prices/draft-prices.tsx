import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import { formatPriceRule, unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { Button, Flex, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { RuleText } from '../../ui/price-rule/rule-text.tsx';
import type { DraftPrice, PricedSku } from './price-types.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { usePriceNames } from './use-price-names.ts';

const ALL: readonly PricedSku[] = [...SKUS, ...METER_SKUS];

interface DraftPricesProps {
  readonly prices: readonly DraftPrice[];
  /** Items whose price is another than in the version in force. */
  readonly changed: ReadonlySet<string>;
  readonly onChange: (prices: readonly DraftPrice[]) => void;
}

/** The prices that are to be published: each can be changed or taken out, and those that are missing added. */
export function DraftPrices({ prices, changed, onChange }: DraftPricesProps) {
  const { t } = useTranslation();
  const nameOf = usePriceNames();
  const [edited, setEdited] = useState<DraftPrice | null>(null);
  const missing = ALL.filter((sku) => !prices.some((price) => price.sku === sku));
  const save = (price: DraftPrice) => {
    const known = prices.some(({ sku }) => sku === price.sku);
    onChange(known ? prices.map((each) => (each.sku === price.sku ? price : each)) : [...prices, price]);
    setEdited(null);
  };
  return (
    <Flex vertical gap={12}>
      <DraftTable
        prices={prices}
        changed={changed}
        onEdit={setEdited}
        onRemove={(gone) => onChange(prices.filter(({ sku }) => sku !== gone))}
      />
      <Select<PricedSku>
        className="zy-filter-wide"
        aria-label={t('prices.add')}
        placeholder={t('prices.add')}
        value={null}
        disabled={missing.length === 0}
        showSearch={{ optionFilterProp: 'label' }}
        options={missing.map((value) => ({ value, label: nameOf(value) }))}
        onChange={(sku) => setEdited({ sku, unit: '', rule: formatPriceRule(unitPriceRule(0n)) })}
      />
      {edited ? <RuleDialog key={edited.sku} price={edited} onSave={save} onClose={() => setEdited(null)} /> : null}
    </Flex>
  );
}

interface DraftTableProps {
  readonly prices: readonly DraftPrice[];
  readonly changed: ReadonlySet<string>;
  readonly onEdit: (price: DraftPrice) => void;
  readonly onRemove: (sku: PricedSku) => void;
}

function DraftTable({ prices, changed, onEdit, onRemove }: DraftTableProps) {
  const { t } = useTranslation();
  const nameOf = usePriceNames();
  return (
    <Table<DraftPrice>
      size="small"
      aria-label={t('prices.draftPrices')}
      rowKey="sku"
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={[...prices]}
      locale={{ emptyText: <EmptyState why={t('prices.noPrices')} next={t('prices.noPricesNext')} /> }}
      columns={[
        {
          key: 'sku',
          title: t('prices.item'),
          render: (_, { sku }) => (
            <div className="zy-two-lines">
              <span>{nameOf(sku)}</span>
              {changed.has(sku) ? <span className="zy-faint">{t('prices.changed')}</span> : null}
            </div>
          ),
        },
        { key: 'unit', title: t('prices.unit'), dataIndex: 'unit' },
        { key: 'rule', title: t('prices.rule'), render: (_, { rule, unit }) => <RuleText rule={rule} unit={unit} /> },
        {
          key: 'acts',
          title: '',
          align: 'right',
          render: (_, price) => (
            <Flex gap={8} justify="flex-end">
              <Button
                size="small"
                aria-label={t('prices.editOf', { item: nameOf(price.sku) })}
                onClick={() => onEdit(price)}
              >
                {t('prices.edit')}
              </Button>
              <Button
                size="small"
                aria-label={t('prices.removeOf', { item: nameOf(price.sku) })}
                onClick={() => onRemove(price.sku)}
              >
                {t('prices.remove')}
              </Button>
            </Flex>
          ),
        },
      ]}
    />
  );
}

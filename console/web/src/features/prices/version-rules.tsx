import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { RuleText } from '../../ui/price-rule/rule-text.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';
import type { PriceRow, PriceVersion } from './price-types.ts';
import { ProposeSupplement } from './propose-supplement.tsx';
import { usePriceNames } from './use-price-names.ts';

/** The prices of one version, each rule in words, and which of them were added to it in force; `proposes`: the caller may add a missing one. */
export function VersionRules({ version, proposes }: { readonly version: PriceVersion; readonly proposes: boolean }) {
  const { t } = useTranslation();
  const nameOf = usePriceNames();
  const title = t('prices.rulesOf', { number: version.number, name: version.name });
  return (
    <Panel
      title={title}
      extra={
        <Flex gap={8} align="center">
          <SamplePrice sample={version.sample} />
          {proposes && (version.state === 'in-force' || version.state === 'over') ? (
            <ProposeSupplement key={version.id} version={version} />
          ) : null}
        </Flex>
      }
      flush
    >
      <Table<PriceRow>
        size="small"
        aria-label={title}
        rowKey="sku"
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={[...version.prices]}
        locale={{ emptyText: <EmptyState why={t('prices.noPrices')} /> }}
        columns={[
          {
            key: 'sku',
            title: t('prices.item'),
            render: (_, { sku, supplement }) => (
              <div className="zy-two-lines">
                <span>{nameOf(sku)}</span>
                {supplement ? <span className="zy-faint">{t('prices.supplemented', { ...supplement })}</span> : null}
              </div>
            ),
          },
          { key: 'unit', title: t('prices.unit'), dataIndex: 'unit' },
          { key: 'rule', title: t('prices.rule'), render: (_, { rule, unit }) => <RuleText rule={rule} unit={unit} /> },
        ]}
      />
    </Panel>
  );
}

import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Panel } from '../../ui/page/panel.tsx';
import { Status } from '../../ui/status/status.tsx';
import type { Statement } from './statement-types.ts';

/** Σ events → Σ quantities → Σ charges → Σ lines → payable, both sides of each step. */
export function ReconciliationTable({ steps }: { readonly steps: Statement['reconciliation'] }) {
  const { t } = useTranslation();
  const side = (text: string) => <span className="zy-number">{formatDecimal(text)}</span>;
  return (
    <Panel title={t('statements.reconciliation')} flush>
      <Table
        aria-label={t('statements.reconciliation')}
        rowKey="step"
        dataSource={steps}
        pagination={false}
        scroll={{ x: 'max-content' }}
        footer={() => <span className="zy-faint">{t('statements.reconciliationWhy')}</span>}
        columns={[
          { title: '', key: 'step', render: (_, { step }) => t(`words.reconciliationStep.${step}`) },
          { title: t('statements.unit'), key: 'unit', render: (_, { unit }) => t(`statements.unitWord.${unit}`) },
          { title: t('statements.left'), key: 'left', align: 'right', render: (_, { left }) => side(left) },
          { title: t('statements.right'), key: 'right', align: 'right', render: (_, { right }) => side(right) },
          {
            title: '',
            key: 'equal',
            render: (_, { equal }) => (
              <Status tone={equal ? 'good' : 'bad'}>{t(equal ? 'statements.equal' : 'statements.unequal')}</Status>
            ),
          },
        ]}
      />
    </Panel>
  );
}

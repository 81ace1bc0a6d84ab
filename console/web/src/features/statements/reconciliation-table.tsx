import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Status } from '../../ui/status/status.tsx';
import type { Statement } from './statement-types.ts';

/** The chain of a statement as it is now, which takes longer to work out than all else of the page. */
export function Reconciliation({ statement: { id } }: { readonly statement: Pick<Statement, 'id'> }) {
  const trpc = useTRPC();
  const { t } = useTranslation();
  const query = useQuery(trpc.settlement.reconciliation.queryOptions({ statementId: id }));
  return (
    <Panel title={t('statements.reconciliation')} flush>
      <Loaded query={query}>{({ steps }) => <ReconciliationTable steps={steps} />}</Loaded>
    </Panel>
  );
}

/** Σ events → Σ quantities → Σ charges → Σ lines → payable, both sides of each step. */
function ReconciliationTable({ steps }: { readonly steps: Statement['reconciliation'] }) {
  const { t } = useTranslation();
  const side = (text: string) => <span className="zy-number">{formatDecimal(text)}</span>;
  return (
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
  );
}

import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Panel } from '../../ui/page/panel.tsx';
import { useNames } from '../../ui/use-names.ts';

type Promises = Outputs['approvals']['figures']['promises'];
type Party = Promises['waitedFor'][number]['party'];

function Waited({ waitedFor }: { readonly waitedFor: Promises['waitedFor'] }) {
  const { t } = useTranslation();
  const name = (party: Party) =>
    party === 'preview' || party === 'provisioning' ? t(`approvals.party.${party}`) : t(`words.step.${party}`);
  if (waitedFor.length === 0) return null;
  return (
    <span>
      {t('approvals.waitedFor')}：{waitedFor.map(({ party, count }) => `${name(party)} ${count}`).join(' · ')}
    </span>
  );
}

/** How many lines of each item on each cloud were promised by a day, how many came late, and what the late ones waited for. */
export function PromiseFigures({ promises }: { readonly promises: Promises }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Panel title={t('approvals.promises')}>
      <Flex vertical gap={8}>
        <Table<Promises['byItem'][number]>
          aria-label={t('approvals.promises')}
          rowKey={({ item, cloud }) => `${item} ${cloud.id}`}
          dataSource={[...promises.byItem]}
          pagination={false}
          size="small"
          locale={{ emptyText: t('approvals.noneDecided') }}
          columns={[
            { title: t('orders.item'), key: 'item', render: (_, { item }) => names.item(item) },
            { title: t('orders.cloud'), key: 'cloud', render: (_, { cloud }) => cloud.name },
            { title: t('approvals.promised'), dataIndex: 'promised', align: 'right' },
            { title: t('approvals.promisedLate'), dataIndex: 'late', align: 'right' },
            { title: t('approvals.promiseUnknown'), dataIndex: 'unknown', align: 'right' },
          ]}
        />
        <Waited waitedFor={promises.waitedFor} />
        <span className="zy-faint">{t('approvals.promisesHow')}</span>
      </Flex>
    </Panel>
  );
}

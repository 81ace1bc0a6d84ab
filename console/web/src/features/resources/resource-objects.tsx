import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Copyable } from '../../ui/copyable.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Status } from '../../ui/status/status.tsx';
import type { Resource } from './resource-types.ts';

type ClusterObject = Resource['objects'][number];

function Ready({ object }: { readonly object: ClusterObject }) {
  const { t } = useTranslation();
  if (object.ready === null) return <Status tone="ended">{t('resources.exists')}</Status>;
  if (object.ready) return <Status tone="good">{t('resources.ready')}</Status>;
  return (
    <Status tone="bad">
      {t('resources.notReady')} {object.reason}
    </Status>
  );
}

/** What verification read from the cluster, object by object. */
export function ResourceObjects({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const counted = resource.fulfilment === 'counted';
  return (
    <Panel title={t('resources.objects')} flush>
      <Table<ClusterObject>
        aria-label={t('resources.objects')}
        rowKey="uid"
        dataSource={resource.objects}
        pagination={resource.objects.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        locale={{
          emptyText: (
            <EmptyState
              why={t('resources.objectsNone')}
              next={counted ? t('resources.objectsCounted') : t('resources.deliveriesNone')}
            />
          ),
        }}
        footer={() => <span className="zy-faint">{t('resources.objectsWhy')}</span>}
        columns={[
          { title: t('resources.objectKind'), dataIndex: 'kind' },
          {
            title: t('resources.objectName'),
            key: 'name',
            render: (_, object) => (
              <code className="zy-code">
                {object.namespace ? `${object.namespace}/` : ''}
                {object.name}
              </code>
            ),
          },
          { title: t('resources.objectReady'), key: 'ready', render: (_, object) => <Ready object={object} /> },
          {
            title: t('resources.objectUid'),
            key: 'uid',
            render: (_, object) => <Copyable text={object.uid} shown={object.uid.slice(0, 8)} code />,
          },
        ]}
      />
    </Panel>
  );
}

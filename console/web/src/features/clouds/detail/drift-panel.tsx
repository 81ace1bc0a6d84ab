import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../../api/trpc.ts';
import type { StackDrift } from '../../../ui/drift/drift-types.ts';
import { DriftedObjects } from '../../../ui/drift/drifted-objects.tsx';
import { ForeignOpenings } from '../../../ui/drift/foreign-openings.tsx';
import { needsLook } from '../../../ui/drift/needs-look.ts';
import { StackStanding } from '../../../ui/drift/stack-standing.tsx';
import { Instant } from '../../../ui/instant.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Panel } from '../../../ui/page/panel.tsx';

const SHOWN = 100;
const WORST_FIRST = ['drifted', 'unknown', 'unchecked', 'same'] as const;

/** What the last look at each of the cloud's stacks found, differences first; they are settled on the page of drift. */
export function DriftPanel({ cloudId }: { readonly cloudId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.drift.stacks.queryOptions({ cloudId, limit: SHOWN }, { refetchInterval: 15_000 }));
  return (
    <Panel
      title={t('drift.title')}
      flush
      extra={
        <Link to={`/operations/drift?cloud=${cloudId}`}>
          <Button>{t('clouds.driftSettle')}</Button>
        </Link>
      }
    >
      <Loaded query={query}>
        {({ items }) => (
          <Table<StackDrift>
            aria-label={t('drift.title')}
            rowKey="id"
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
            dataSource={items.toSorted((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status))}
            locale={{ emptyText: <EmptyState why={t('drift.empty')} next={t('drift.emptyNext')} /> }}
            expandable={{
              rowExpandable: ({ drift, openings }) => drift !== null || needsLook(openings),
              expandedRowRender: (stack) => <Found stack={stack} />,
            }}
            columns={[
              { key: 'status', title: t('drift.statusLabel'), render: (_, row) => <StackStanding stack={row} /> },
              { key: 'kind', title: t('operations.stack'), render: (_, row) => t(`operations.stackKind.${row.kind}`) },
              {
                key: 'name',
                title: t('clouds.name'),
                render: (_, { name }) => <code className="zy-code">{name}</code>,
              },
              {
                key: 'objects',
                title: t('drift.objects'),
                align: 'right',
                render: (_, row) => row.drift?.objects.length ?? '–',
              },
              { key: 'checked', title: t('drift.checkedAt'), render: (_, row) => <Instant at={row.checkedAt} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Found({ stack: { drift, openings, tenancy } }: { readonly stack: StackDrift }) {
  return (
    <>
      {openings && tenancy && needsLook(openings) ? (
        <ForeignOpenings openings={openings} namespace={tenancy.namespace} />
      ) : null}
      {drift ? <DriftedObjects objects={drift.objects} /> : null}
    </>
  );
}

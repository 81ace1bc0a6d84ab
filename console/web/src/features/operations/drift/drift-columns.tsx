import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StackDrift } from '../../../ui/drift/drift-types.ts';
import { StackStanding } from '../../../ui/drift/stack-standing.tsx';
import { Instant } from '../../../ui/instant.tsx';

/** Columns of the list of stacks with what was found of each. */
export function useDriftColumns(): NonNullable<TableProps<StackDrift>['columns']> {
  const { t } = useTranslation();
  return [
    { title: t('drift.statusLabel'), key: 'status', render: (_, row) => <StackStanding stack={row} /> },
    {
      title: t('operations.stack'),
      key: 'stack',
      render: (_, row) => (
        <div className="zy-two-lines">
          <span>{t(`operations.stackKind.${row.kind}`)}</span>
          <code className="zy-code zy-faint zy-clip" title={row.name}>
            {row.name}
          </code>
        </div>
      ),
    },
    { title: t('operations.cloud'), key: 'cloud', render: (_, row) => row.cloud.name },
    { title: t('operations.department'), key: 'department', render: (_, row) => row.department?.name ?? '–' },
    {
      title: t('drift.resource'),
      key: 'resource',
      render: (_, row) => <Subject stack={row} />,
    },
    {
      title: t('drift.objects'),
      key: 'objects',
      align: 'right',
      render: (_, row) => <span className="zy-number">{row.drift?.objects.length ?? '–'}</span>,
    },
    { title: t('drift.since'), key: 'since', render: (_, row) => <Instant at={row.drift?.foundAt ?? row.since} /> },
    { title: t('drift.checkedAt'), key: 'checked', render: (_, row) => <Instant at={row.checkedAt} /> },
    { title: t('drift.dueAt'), key: 'due', render: (_, row) => <Instant at={row.dueAt} /> },
  ];
}

/** The resource that the stack is of, or the tenancy whose base it is. */
function Subject({ stack: { resource, tenancy } }: { readonly stack: StackDrift }) {
  if (resource === null && tenancy === null) return '–';
  const to = resource ? `/resources/${resource.id}` : `/tenancies/${tenancy?.id}`;
  return (
    <Link to={to} className="zy-number zy-nowrap">
      {resource?.number ?? tenancy?.number}
    </Link>
  );
}

import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DriftStatus } from '../../../ui/drift/drift-status.tsx';
import type { StackDrift } from '../../../ui/drift/drift-types.ts';
import { Instant } from '../../../ui/instant.tsx';

/** Columns of the list of stacks with what was found of each. */
export function useDriftColumns(): NonNullable<TableProps<StackDrift>['columns']> {
  const { t } = useTranslation();
  return [
    { title: t('drift.statusLabel'), key: 'status', render: (_, row) => <DriftStatus status={row.status} /> },
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
      render: (_, row) =>
        row.resource ? (
          <Link to={`/resources/${row.resource.id}`} className="zy-number zy-nowrap">
            {row.resource.number}
          </Link>
        ) : (
          '–'
        ),
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

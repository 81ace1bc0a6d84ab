import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Instant } from '../../ui/instant.tsx';
import { JudgementStatus } from './judgement-status.tsx';
import type { Judgement } from './policy-types.ts';

/** Columns of the list of stacks with what the policies said of each. */
export function useJudgementColumns(): NonNullable<TableProps<Judgement>['columns']> {
  const { t } = useTranslation();
  const count = (row: Judgement, level: 'mandatory' | 'advisory') =>
    row.status === 'unjudged' ? '–' : row.findings.filter((each) => each.level === level && !each.exempted).length;
  return [
    { title: t('policies.statusLabel'), key: 'status', render: (_, row) => <JudgementStatus status={row.status} /> },
    {
      title: t('policies.stack'),
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
      title: t('policies.resource'),
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
      title: t('policies.level.mandatory'),
      key: 'mandatory',
      align: 'right',
      render: (_, row) => <span className="zy-number">{count(row, 'mandatory')}</span>,
    },
    {
      title: t('policies.level.advisory'),
      key: 'advisory',
      align: 'right',
      render: (_, row) => <span className="zy-number">{count(row, 'advisory')}</span>,
    },
    { title: t('policies.since'), key: 'since', render: (_, row) => <Instant at={row.since} /> },
    {
      title: t('policies.judgedAt'),
      key: 'judged',
      render: (_, row) => (
        <div className="zy-two-lines">
          <Instant at={row.judgedAt} />
          {row.outdated ? <span className="zy-faint">{t('policies.outdated')}</span> : null}
        </div>
      ),
    },
    { title: t('policies.dueAt'), key: 'due', render: (_, row) => <Instant at={row.dueAt} /> },
  ];
}

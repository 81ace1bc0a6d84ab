import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { TroubleText } from '../../ui/trouble-text.tsx';
import { FindingLevel } from './finding-level.tsx';
import type { Finding, Judgement } from './policy-types.ts';

/** What the policies have against one stack, object by object; why, where it could not be judged. */
export function JudgementDetail({ judgement }: { readonly judgement: Judgement }) {
  const { t } = useTranslation();
  const { findings, reason } = judgement;
  return (
    <>
      {reason ? (
        <p>
          <TroubleText trouble={reason} />
        </p>
      ) : null}
      {findings.length === 0 ? (
        <EmptyState why={t('policies.noFindings')} next={t('policies.noFindingsNext')} />
      ) : (
        <Table<Finding>
          aria-label={t('policies.findingsTab')}
          size="small"
          pagination={false}
          rowKey={({ policy, kind, namespace, name, path }) => [policy, kind, namespace, name, path].join('|')}
          dataSource={[...findings]}
          columns={[
            { title: t('policies.levelLabel'), key: 'level', render: (_, row) => <FindingLevel finding={row} /> },
            {
              title: t('policies.policy'),
              key: 'policy',
              render: (_, row) => <code className="zy-code">{row.policy}</code>,
            },
            {
              title: t('policies.object'),
              key: 'object',
              render: (_, row) => (
                <div className="zy-two-lines">
                  <span>
                    {row.kind} {row.namespace ? `${row.namespace}/` : ''}
                    {row.name}
                  </span>
                  <code className="zy-code zy-faint">{row.path}</code>
                </div>
              ),
            },
            { title: t('policies.message'), key: 'message', render: (_, row) => row.message },
          ]}
        />
      )}
    </>
  );
}

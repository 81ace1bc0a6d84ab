import { Alert, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api/outputs.ts';
import { Panel } from '../../../ui/page/panel.tsx';
import { TroubleText } from '../../../ui/trouble-text.tsx';
import { useChangeLabel } from './use-change-label.ts';

type Revision = Outputs['clouds']['review'];
type Change = Revision['changes'][number];

/** Changes value by value: where, what it was, what it is to be. */
export function ChangesTable({ changes, label }: { readonly changes: readonly Change[]; readonly label: string }) {
  const { t } = useTranslation();
  const labelOf = useChangeLabel();
  return (
    <Table<Change>
      size="small"
      aria-label={label}
      rowKey={({ path }) => path.join('/')}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      dataSource={[...changes]}
      columns={[
        { key: 'path', title: t('clouds.changeWhat'), render: (_, { path }) => labelOf.path(path) },
        { key: 'before', title: t('clouds.changeBefore'), render: (_, change) => labelOf.value(change.before) },
        { key: 'after', title: t('clouds.changeAfter'), render: (_, change) => labelOf.value(change.after) },
      ]}
    />
  );
}

/** What saving would change, and why it would be refused, before it is sent. */
export function ChangesPanel({ revision }: { readonly revision: Revision | undefined }) {
  const { t } = useTranslation();
  if (!revision) return null;
  const { changes, refusal } = revision;
  return (
    <Panel title={t('clouds.changes', { n: changes.length })}>
      {refusal ? (
        <Alert
          className="zy-section"
          role="alert"
          type="error"
          showIcon
          title={t('clouds.changesRefused')}
          description={<TroubleText trouble={refusal} />}
        />
      ) : null}
      {changes.length === 0 ? (
        <span className="zy-faint">{t('clouds.changesNone')}</span>
      ) : (
        <ChangesTable changes={changes} label={t('clouds.changes', { n: changes.length })} />
      )}
    </Panel>
  );
}

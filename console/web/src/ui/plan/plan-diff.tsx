import { Alert, Collapse, Flex, Switch, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../page/empty-state.tsx';
import { planCounts } from './plan-counts.ts';
import type { PlanOp, ResourceDiff } from './plan-types.ts';
import { PlanValue } from './plan-value.tsx';

/** Sign and colour of each step; the sign says the same as the colour. Red is for what destroys. */
const SIGNS: Readonly<Record<PlanOp, { readonly sign: string; readonly colour: string }>> = {
  create: { sign: '+', colour: 'success' },
  update: { sign: '~', colour: 'processing' },
  replace: { sign: '±', colour: 'error' },
  delete: { sign: '−', colour: 'error' },
  same: { sign: '=', colour: 'default' },
  read: { sign: '·', colour: 'default' },
  import: { sign: '↓', colour: 'default' },
};
const NAMES = {
  create: 'ui.planCreate',
  update: 'ui.planUpdate',
  replace: 'ui.planReplace',
  delete: 'ui.planDelete',
  same: 'ui.planSame',
  read: 'ui.planRead',
  import: 'ui.planImport',
} as const satisfies Record<PlanOp, string>;

function Step({ diff }: { readonly diff: ResourceDiff }) {
  const { t } = useTranslation();
  const { sign, colour } = SIGNS[diff.op];
  return (
    <Flex gap={8} align="center" wrap>
      <Tag color={colour} className="zy-plan-op">
        {sign} {t(NAMES[diff.op])}
      </Tag>
      <span>{diff.kind}</span>
      <code className="zy-code">{diff.name}</code>
    </Flex>
  );
}

function Changes({ diff }: { readonly diff: ResourceDiff }) {
  const { t } = useTranslation();
  return (
    <div className="zy-scroll-x">
      <table className="zy-plan-table">
        <thead>
          <tr>
            <th scope="col">{t('ui.planProperty')}</th>
            <th scope="col">{t('ui.planBefore')}</th>
            <th scope="col">{t('ui.planAfter')}</th>
          </tr>
        </thead>
        <tbody>
          {diff.changes.map((change) => (
            <tr key={change.path}>
              <th scope="row">
                <code className="zy-code">{change.path}</code>
              </th>
              <td>
                <PlanValue value={change.before} />
              </td>
              <td>
                <PlanValue value={change.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function panelOf(diff: ResourceDiff): { key: string; label: ReactNode; children: ReactNode; showArrow: boolean } {
  const plain = diff.changes.length === 0;
  return {
    key: diff.urn,
    label: <Step diff={diff} />,
    children: plain ? null : <Changes diff={diff} />,
    showArrow: !plain,
  };
}

/** What a plan would do, resource by resource; updates and replacements stand open, unchanged objects are folded away. */
export function PlanDiff({ diff }: { readonly diff: readonly ResourceDiff[] }) {
  const { t } = useTranslation();
  const [showSame, setShowSame] = useState(false);
  const counts = planCounts(diff);
  const changing = diff.filter(({ op }) => op !== 'same');
  const shown = showSame ? diff : changing;
  const open = changing.filter(({ op }) => op === 'update' || op === 'replace').map(({ urn }) => urn);
  return (
    <Flex vertical gap={8}>
      <Flex justify="space-between" gap={8} wrap>
        <span className="zy-number">
          {t('ui.planCounts', {
            creates: counts.create,
            updates: counts.update,
            replaces: counts.replace,
            deletes: counts.delete,
            sames: counts.same,
          })}
        </span>
        {counts.same > 0 ? (
          <Flex gap={8} align="center">
            <Switch
              size="small"
              checked={showSame}
              onChange={setShowSame}
              aria-label={t('ui.planShowSame', { n: counts.same })}
            />
            <span className="zy-faint">{t('ui.planShowSame', { n: counts.same })}</span>
          </Flex>
        ) : null}
      </Flex>
      {counts.replace > 0 ? <Alert type="warning" showIcon title={t('ui.planReplaceWarn')} /> : null}
      {shown.length === 0 ? (
        <EmptyState why={t('ui.planNothing')} />
      ) : (
        <Collapse size="small" defaultActiveKey={open} items={shown.map(panelOf)} />
      )}
    </Flex>
  );
}

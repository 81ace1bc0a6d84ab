import { Alert, Collapse, type CollapseProps, Flex, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../page/empty-state.tsx';
import { type DiffRow, groupDiff } from './group-diff.ts';
import { PlanChanges } from './plan-changes.tsx';
import { planCounts } from './plan-counts.ts';
import { PlanStep } from './plan-step.tsx';
import type { ResourceDiff } from './plan-types.ts';

type Item = NonNullable<CollapseProps['items']>[number];

function Resource({ diff }: { readonly diff: ResourceDiff }) {
  return (
    <PlanStep op={diff.op} kind={diff.kind}>
      <code className="zy-code">{diff.name}</code>
    </PlanStep>
  );
}

function singleItem(diff: ResourceDiff): Item {
  const plain = diff.changes.length === 0;
  return {
    key: diff.urn,
    label: <Resource diff={diff} />,
    children: plain ? null : <PlanChanges diff={diff} />,
    showArrow: !plain,
    ...(plain ? { collapsible: 'icon' as const } : {}),
  };
}

function itemOf(row: DiffRow): Item {
  if (row.is === 'one') return singleItem(row.diff);
  const [first] = row.diffs;
  return {
    key: row.key,
    label: (
      <PlanStep op={first.op} kind={first.kind}>
        <span className="zy-number">× {row.diffs.length}</span>
      </PlanStep>
    ),
    children: <Collapse ghost size="small" items={row.diffs.map(singleItem)} />,
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
        <Collapse size="small" defaultActiveKey={open} items={groupDiff(shown).map(itemOf)} />
      )}
    </Flex>
  );
}

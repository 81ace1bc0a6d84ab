import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api/outputs.ts';
import { Copyable } from '../../../ui/copyable.tsx';
import { Instant } from '../../../ui/instant.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Status } from '../../../ui/status/status.tsx';

type Run = Outputs['breakGlass']['list'][number]['runs'][number];

const TONES = { completed: 'ended', 'window-ended': 'attention', interrupted: 'attention', lost: 'unknown' } as const;

function RunEnd({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  if (run.outcome === null) return <Status tone="running">{t('clouds.runOpen')}</Status>;
  const how =
    run.signal !== null
      ? t('clouds.runSignal', { signal: run.signal })
      : run.exitCode !== null
        ? t('clouds.runExit', { code: run.exitCode })
        : '';
  return (
    <Flex gap={8} wrap>
      <Status tone={TONES[run.outcome]}>{t(`clouds.runOutcome.${run.outcome}`)}</Status>
      <span className="zy-faint">{how}</span>
    </Flex>
  );
}

/** What was run by hand in one window: each command whole, or with the word that it was cut and the digest of the whole. */
export function WindowRuns({ runs }: { readonly runs: readonly Run[] }) {
  const { t } = useTranslation();
  return (
    <Table<Run>
      size="small"
      aria-label={t('clouds.runs')}
      rowKey="id"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      dataSource={[...runs]}
      locale={{ emptyText: <EmptyState why={t('clouds.runsNone')} next={t('clouds.runsNoneNext')} /> }}
      columns={[
        {
          key: 'command',
          title: t('clouds.runCommand'),
          render: (_, run) => (
            <>
              <code className="zy-code zy-pre">{run.command}</code>
              {run.cut ? (
                <div className="zy-faint">
                  {t('clouds.runCut', { shown: run.command.length, bytes: run.bytes })}{' '}
                  <Copyable text={run.digest} shown={run.digest.slice(0, 12)} code />
                </div>
              ) : null}
            </>
          ),
        },
        {
          key: 'stacks',
          title: t('clouds.runStacks'),
          render: (_, { stacks }) => (stacks.length === 0 ? '—' : stacks.join('、')),
        },
        { key: 'started', title: t('clouds.runStarted'), render: (_, run) => <Instant at={run.startedAt} /> },
        {
          key: 'ended',
          title: t('clouds.runEnded'),
          render: (_, run) => (run.endedAt ? <Instant at={run.endedAt} /> : '—'),
        },
        { key: 'outcome', title: t('clouds.state'), render: (_, run) => <RunEnd run={run} /> },
      ]}
    />
  );
}

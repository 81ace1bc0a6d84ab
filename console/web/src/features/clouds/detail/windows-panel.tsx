import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, InputNumber, Popconfirm, Table, type TableProps } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api/outputs.ts';
import { problemOf } from '../../../api/problem.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useMe } from '../../../api/use-me.ts';
import { Instant } from '../../../ui/instant.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { ReasonDialog } from '../../../ui/page/reason-dialog.tsx';
import { Status } from '../../../ui/status/status.tsx';
import { WindowRuns } from './window-runs.tsx';

type Window = Outputs['breakGlass']['list'][number];

const TONES = { asked: 'waiting', open: 'attention', refused: 'bad', ended: 'ended' } as const;
const LONGEST_MINUTES = 240;
const USUAL_MINUTES = 60;

function AskWindow({ cloudId, extended }: { readonly cloudId: string; readonly extended?: Window }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const ask = useMutation(
    trpc.breakGlass.ask.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.breakGlass.pathKey() }),
    }),
  );
  const field = useId();
  const [minutes, setMinutes] = useState(USUAL_MINUTES);
  const more = extended ? { extends: extended.id } : {};
  return (
    <ReasonDialog
      label={t(extended ? 'clouds.windowExtend' : 'clouds.windowAsk')}
      why={t('clouds.windowAskWhy')}
      mutation={ask}
      onSubmit={(reason) => ask.mutate({ cloudId, reason, minutes, ...more })}
    >
      <Flex gap={8} align="center" className="zy-section">
        <label htmlFor={field}>{t('clouds.minutes', { n: LONGEST_MINUTES })}</label>
        <InputNumber
          id={field}
          min={1}
          max={LONGEST_MINUTES}
          precision={0}
          value={minutes}
          onChange={(value) => setMinutes(value ?? USUAL_MINUTES)}
        />
      </Flex>
    </ReasonDialog>
  );
}

function WindowActs({ window }: { readonly window: Window }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const outcome = {
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: trpc.breakGlass.pathKey() }),
    onError: (error: unknown) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
  };
  const decide = useMutation(trpc.breakGlass.decide.mutationOptions(outcome));
  const end = useMutation(trpc.breakGlass.end.mutationOptions(outcome));
  const windowId = window.id;
  return (
    <Flex gap={8}>
      {window.acts.includes('decide') ? (
        <>
          <Button type="primary" onClick={() => decide.mutate({ windowId, decision: 'grant' })}>
            {t('clouds.windowGrant')}
          </Button>
          <Button onClick={() => decide.mutate({ windowId, decision: 'refuse' })}>{t('clouds.windowRefuse')}</Button>
        </>
      ) : null}
      {window.acts.includes('extend') ? <AskWindow cloudId={window.cloud.id} extended={window} /> : null}
      {window.acts.includes('end') ? (
        <Popconfirm title={t('clouds.windowEndWhy')} onConfirm={() => end.mutate({ windowId })}>
          <Button danger loading={end.isPending}>
            {t('clouds.windowEnd')}
          </Button>
        </Popconfirm>
      ) : null}
    </Flex>
  );
}

function useWindowColumns(): NonNullable<TableProps<Window>['columns']> {
  const { t } = useTranslation();
  return [
    {
      key: 'number',
      title: t('clouds.number'),
      render: (_, { number, extendsNumber }) => (
        <div className="zy-two-lines">
          <span className="zy-number zy-nowrap">{number}</span>
          {extendsNumber ? (
            <span className="zy-faint zy-nowrap">{t('clouds.windowExtends', { other: extendsNumber })}</span>
          ) : null}
        </div>
      ),
    },
    {
      key: 'state',
      title: t('clouds.state'),
      render: (_, { state }) => <Status tone={TONES[state]}>{t(`clouds.windowState.${state}`)}</Status>,
    },
    { key: 'reason', title: t('clouds.reason'), dataIndex: 'reason' },
    { key: 'asked', title: t('clouds.askedBy'), render: (_, { asked }) => asked.name },
    { key: 'decided', title: t('clouds.decidedBy'), render: (_, { decided }) => decided?.name ?? '—' },
    { key: 'minutes', title: t('clouds.minutesShort'), dataIndex: 'minutes', align: 'right' },
    {
      key: 'time',
      title: t('clouds.windowTime'),
      render: (_, { startsAt, endsAt, endedAt }) =>
        startsAt && endsAt ? (
          <div className="zy-two-lines">
            <Instant at={startsAt} />
            <Instant at={endedAt !== null && endedAt < endsAt ? endedAt : endsAt} />
          </div>
        ) : (
          '—'
        ),
    },
    { key: 'acts', title: '', fixed: 'end', render: (_, window) => <WindowActs window={window} /> },
  ];
}

/** Recorded break-glass of one cloud: who asked, why, who granted it, from when to when. */
export function WindowsPanel({ cloudId }: { readonly cloudId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { holdsAny } = useMe();
  const columns = useWindowColumns();
  const query = useQuery(trpc.breakGlass.list.queryOptions({ cloudId }, { refetchInterval: 15_000 }));
  return (
    <Panel
      title={t('clouds.windows')}
      flush
      extra={holdsAny(['platform-engineer']) ? <AskWindow cloudId={cloudId} /> : null}
    >
      <Loaded query={query}>
        {(windows) => (
          <Table<Window>
            aria-label={t('clouds.windows')}
            rowKey="id"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={[...windows]}
            expandable={{
              rowExpandable: ({ startsAt }) => startsAt !== null,
              expandedRowRender: ({ runs }) => <WindowRuns runs={runs} />,
            }}
            locale={{ emptyText: <EmptyState why={t('clouds.windowsNone')} next={t('clouds.windowsNoneNext')} /> }}
            columns={columns}
          />
        )}
      </Loaded>
    </Panel>
  );
}

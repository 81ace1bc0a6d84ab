import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { Status } from '../../ui/status/status.tsx';
import { ImportErrors } from './import-errors.tsx';
import { ImportFile } from './import-file.tsx';

type UsageImport = Outputs['metering']['imports']['items'][number];

const TONES = { proposed: 'waiting', confirmed: 'good', refused: 'bad', withdrawn: 'ended' } as const;

/** Files of use that people brought: a second engineer releases or refuses each, and who brought one may take it back. */
export function ImportsPanel() {
  const { t } = useTranslation();
  const { imports } = useTRPC().metering;
  // What waits is asked for by itself: it comes first, however many were decided since.
  const waiting = useQuery(imports.queryOptions({ state: 'proposed', limit: 200 }));
  const newest = useQuery(imports.queryOptions({ limit: 50 }));
  const failed = [waiting, newest].find(({ error }) => error);
  if (failed) return <ProblemBlock error={failed.error} onRetry={() => void failed.refetch()} />;
  const decided = (newest.data?.items ?? []).filter(({ state }) => state !== 'proposed');
  const items = [...(waiting.data?.items ?? []), ...decided];
  // Nobody brought a file yet: the page's own list says what is entered here.
  if (items.length === 0) return null;
  return (
    <Panel title={t('usage.imports')} flush>
      <Table<UsageImport>
        aria-label={t('usage.imports')}
        size="small"
        rowKey="id"
        dataSource={items}
        scroll={{ x: 'max-content' }}
        pagination={items.length > 5 ? { pageSize: 5, showSizeChanger: false } : false}
        expandable={{
          rowExpandable: ({ wrong }) => wrong > 0,
          expandedRowRender: ({ errors, wrong }) => <ImportErrors errors={errors} wrong={wrong} />,
        }}
        columns={[
          { key: 'source', title: t('usage.source'), dataIndex: 'source', className: 'zy-number' },
          {
            key: 'rows',
            title: t('usage.importRows'),
            className: 'zy-number',
            render: (_, row) => t('usage.checked', { ...row, errors: '' }),
          },
          {
            key: 'by',
            title: t('usage.proposedBy'),
            render: (_, row) => <Said who={row.proposedBy} at={row.proposedAt} />,
          },
          {
            key: 'state',
            title: t('usage.state'),
            render: (_, { state, note }) => (
              <div className="zy-two-lines">
                <Status tone={TONES[state]}>{t(`usage.states.${state}`)}</Status>
                {note ? <span className="zy-faint">{note}</span> : null}
              </div>
            ),
          },
          {
            key: 'decided',
            title: t('usage.importDecider'),
            render: (_, row) => <Said who={row.decidedBy} at={row.decidedAt} />,
          },
          { key: 'acts', title: '', render: (_, row) => <Acts file={row} /> },
        ]}
      />
    </Panel>
  );
}

interface SaidProps {
  readonly who: UsageImport['decidedBy'];
  readonly at: string | null;
}

function Said({ who, at }: SaidProps) {
  if (!who || !at) return '–';
  return (
    <div className="zy-two-lines">
      <span>{who.name}</span>
      <span className="zy-faint">
        <Instant at={at} />
      </span>
    </div>
  );
}

function Acts({ file }: { readonly file: UsageImport }) {
  return (
    <Flex gap={8} align="center">
      <ImportFile importId={file.id} source={file.source} format={file.format} />
      {file.mayDecide ? <Decide file={file} decision="confirm" /> : null}
      {file.mayDecide ? <Decide file={file} decision="refuse" /> : null}
      {file.mayWithdraw ? <TakeBack file={file} /> : null}
    </Flex>
  );
}

function useOutcome(said: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return {
    onSuccess: () => {
      void message.success(said);
      void queryClient.invalidateQueries({ queryKey: trpc.metering.pathKey() });
    },
  };
}

interface DecideProps {
  readonly file: UsageImport;
  readonly decision: 'confirm' | 'refuse';
}

function Decide({ file, decision }: DecideProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const decide = useMutation(trpc.metering.decideImport.mutationOptions(useOutcome(t('usage.decided'))));
  return (
    <ReasonDialog
      label={t(`usage.importDecide.${decision}`)}
      type={decision === 'confirm' ? 'primary' : 'default'}
      danger={decision === 'refuse'}
      most={500}
      why={t(`usage.importDecideWhy.${decision}`, { name: file.proposedBy.name, n: file.stored, source: file.source })}
      mutation={decide}
      onSubmit={(note) => decide.mutate({ importId: file.id, decision, note })}
    />
  );
}

function TakeBack({ file }: { readonly file: UsageImport }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const withdraw = useMutation(trpc.metering.withdrawImport.mutationOptions(useOutcome(t('usage.takenBack'))));
  return (
    <ReasonDialog
      label={t('usage.takeBack')}
      most={500}
      why={t('usage.importTakeBackWhy', { source: file.source })}
      mutation={withdraw}
      onSubmit={(reason) => withdraw.mutate({ importId: file.id, reason })}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Findings } from '../../ui/plan/findings.tsx';
import { PlanDiff } from '../../ui/plan/plan-diff.tsx';
import { OperationStatus } from '../../ui/status/operation-status.tsx';
import { EngineLog } from './engine-log.tsx';
import { Leftovers } from './leftovers.tsx';
import { OperationActs } from './operation-acts.tsx';
import { OperationFacts } from './operation-facts.tsx';
import { OperationNotes } from './operation-notes.tsx';
import type { Operation } from './operation-types.ts';

const ENDED: readonly Operation['state'][] = ['done', 'failed', 'cancelled'];

function OperationBody({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={`${t(`words.operationVerb.${operation.verb}`)} ${operation.stack.name}`}
        number={<Copyable text={operation.number} />}
        status={<OperationStatus state={operation.state} />}
        actions={<OperationActs operation={operation} />}
      />
      <OperationNotes operation={operation} />
      <OperationFacts operation={operation} />
      <EngineLog operationId={operation.id} />
      <Panel title={t('operations.plan')}>
        <Flex vertical gap={12}>
          <Findings findings={operation.findings} />
          <PlanDiff diff={operation.diff} />
        </Flex>
      </Panel>
      <Leftovers leftovers={operation.leftovers} />
    </>
  );
}

/** `/operations/:id`: one run of the engine, live. */
export function OperationPage() {
  const trpc = useTRPC();
  const { id = '' } = useParams();
  const query = useQuery(
    trpc.provisioning.operation.queryOptions(
      { operationId: id },
      { refetchInterval: ({ state }) => (state.data && ENDED.includes(state.data.state) ? false : 2_000) },
    ),
  );
  return <Loaded query={query}>{(operation) => <OperationBody operation={operation} />}</Loaded>;
}

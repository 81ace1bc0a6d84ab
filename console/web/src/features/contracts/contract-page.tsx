import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import { ContractStatus } from './contract-status.tsx';
import type { Contract } from './contract-types.ts';
import { PenaltiesPanel } from './penalties-panel.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import { TermText } from './term-text.tsx';
import { VersionsTimeline } from './versions-timeline.tsx';
import { WithdrawContract } from './withdraw-contract.tsx';

function Head({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation();
  const none = <span className="zy-faint">{t('contracts.nobody')}</span>;
  return (
    <Panel>
      <Facts
        facts={[
          { label: t('contracts.department'), value: contract.department.name },
          { label: t('contracts.operator'), value: contract.operator.name },
          { label: t('contracts.supervisor'), value: contract.supervisor?.name ?? none },
          { label: t('contracts.authority'), value: contract.authority?.name ?? none },
          { label: t('contracts.term'), value: <TermText contract={contract} />, span: 2 },
          { label: t('contracts.begin'), value: t(`contracts.begins.${contract.begins}`) },
          { label: t('contracts.entered'), value: <Instant at={contract.createdAt} /> },
        ]}
      />
    </Panel>
  );
}

function Acts({ contract }: { readonly contract: Contract }) {
  return (
    <>
      {contract.state === 'waiting' ? <WithdrawContract contract={contract} /> : null}
      {contract.openFrom ? <AmendDialog contract={contract} openFrom={contract.openFrom} /> : null}
    </>
  );
}

function ContractBody({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation();
  const finance = useMe().holdsAny(['finance']);
  return (
    <>
      <PageHeader
        title={contract.name}
        number={<Copyable text={contract.number} />}
        status={<ContractStatus state={contract.state} />}
        actions={finance ? <Acts contract={contract} /> : null}
      />
      {contract.state === 'waiting' ? (
        <Alert className="zy-section" type="info" showIcon title={t(`contracts.waitsFor.${contract.begins}`)} />
      ) : null}
      {contract.withdrawn ? (
        <Alert
          className="zy-section"
          type="warning"
          showIcon
          title={t('contracts.withdrawnBy', {
            name: contract.withdrawn.by,
            at: formatInstant(contract.withdrawn.at),
            why: contract.withdrawn.why,
          })}
        />
      ) : null}
      <Head contract={contract} />
      <ScheduleTable contract={contract} />
      <PenaltiesPanel contract={contract} />
      <VersionsTimeline contract={contract} />
    </>
  );
}

/** `/contracts/:id`: parties and term, instalments and what is settled of them, penalties, every version of the terms. */
export function ContractPage() {
  const trpc = useTRPC();
  const { id = '' } = useParams();
  const query = useQuery(trpc.contracts.get.queryOptions({ contractId: id }));
  return (
    <Loaded query={query} rows={12}>
      {(contract) => <ContractBody contract={contract} />}
    </Loaded>
  );
}

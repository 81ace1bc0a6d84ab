import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { formatInstant } from '../../ui/format/instant.ts';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { ExportStatement } from './export-menu.tsx';
import { HowDrawer } from './how/how-drawer.tsx';
import { useHow } from './how/use-how.ts';
import { ParkedBanner } from './parked-banner.tsx';
import { Reconciliation } from './reconciliation-table.tsx';
import { StatementActions } from './statement-actions.tsx';
import { StatementHead } from './statement-head.tsx';
import { LINES_SHOWN, StatementLines } from './statement-lines.tsx';
import { StatementStatus } from './statement-status.tsx';
import { StatementSteps } from './statement-steps.tsx';
import type { Statement } from './statement-types.ts';
import { StatementWay } from './statement-way.tsx';
import { UncontractedTable } from './uncontracted-table.tsx';

interface StatementBodyProps {
  readonly statement: Statement;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function StatementBody({ statement, ...paged }: StatementBodyProps) {
  const { t } = useTranslation();
  const how = useHow();
  return (
    <>
      <PageHeader
        title={`${statement.department.name} ${statement.month}`}
        number={<Copyable text={statement.number} />}
        status={<StatementStatus state={statement.state} parked={statement.parked} />}
        actions={
          <>
            <ExportStatement statementId={statement.id} issued={statement.issuedAt !== null} />
            <StatementActions statement={statement} />
          </>
        }
      />
      {statement.issuedAt === null ? (
        <Alert
          className="zy-section"
          type="warning"
          showIcon
          title={t('statements.draftMarkWhy', { at: formatInstant(statement.asOf) })}
        />
      ) : null}
      <ParkedBanner statement={statement} />
      <StatementHead statement={statement} onShow={how.showFigure} />
      <StatementWay statement={statement} />
      <StatementSteps statement={statement} onShow={how.showFigure} />
      <StatementLines statement={statement} onShow={({ id }) => how.showLine(id)} {...paged} />
      {statement.working.uncontracted.length > 0 ? (
        <UncontractedTable
          rows={statement.working.uncontracted.map((part) => ({
            ...part,
            key: `${part.resource}/${part.from}`,
            department: null,
          }))}
        />
      ) : null}
      <Reconciliation statement={statement} />
      <HowDrawer statementId={statement.id} of={how} />
    </>
  );
}

function PagedStatement({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const [page, setPage] = useState(1);
  const asked = { statementId: id, after: (page - 1) * LINES_SHOWN, limit: LINES_SHOWN };
  // The page before stays while the next one comes.
  const query = useQuery(trpc.settlement.get.queryOptions(asked, { placeholderData: keepPreviousData }));
  // A draft that is built anew may have fewer pages than before.
  const last = Math.max(1, Math.ceil((query.data?.lineCount ?? Number.MAX_SAFE_INTEGER) / LINES_SHOWN));
  if (page > last) setPage(last);
  return (
    <Loaded query={query} rows={12}>
      {(statement) => <StatementBody statement={statement} page={page} onPage={setPage} />}
    </Loaded>
  );
}

/** `/statements/:id`: payable, how it came about step by step, lines, and the chain that proves it. */
export function StatementPage() {
  const { id = '' } = useParams();
  // Which page is shown is one statement's and no other's.
  return <PagedStatement key={id} id={id} />;
}

import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { UncontractedTable } from './uncontracted-table.tsx';

/** For finance, authority and auditors: what was used in `month` without a contract. Nothing is shown where nothing was. */
export function UncontractedPanel({ month }: { readonly month: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.settlement.uncontracted.queryOptions({ month }));
  if (query.isError) return <ProblemBlock error={query.error} />;
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  const rows = items.map(({ department, resource, ...part }) => ({
    ...part,
    key: `${resource.id}/${part.from}`,
    department: department.name,
    resource: <Link to={`/resources/${resource.id}`}>{resource.number}</Link>,
  }));
  return <UncontractedTable rows={rows} />;
}

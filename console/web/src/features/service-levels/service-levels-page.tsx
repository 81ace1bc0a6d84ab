import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { JudgementRule } from './judgement-rule.tsx';
import { ObjectCard } from './object-card.tsx';

type Availability = Outputs['serviceLevels']['availability'];

function Objects({ availability }: { readonly availability: Availability }) {
  const { t } = useTranslation();
  if (availability.objects.length === 0)
    return <EmptyState why={t('serviceLevels.empty')} next={t('serviceLevels.emptyNext')} />;
  return (
    <>
      {availability.objects.map((object) => (
        <ObjectCard key={object.object.id} measured={object} />
      ))}
      <JudgementRule availability={availability} />
    </>
  );
}

/** `/service-levels`: availability of the month to date, its coverage, and the minutes behind it. */
export function ServiceLevelsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.serviceLevels.availability.queryOptions({}, { refetchInterval: 15_000 }));
  const month = query.data ? <span className="zy-faint zy-number">{query.data.month}</span> : null;
  return (
    <>
      <PageHeader title={t('serviceLevels.title')} number={month} lead={t('serviceLevels.lead')} />
      <Loaded query={query} rows={12}>
        {(availability) => <Objects availability={availability} />}
      </Loaded>
    </>
  );
}

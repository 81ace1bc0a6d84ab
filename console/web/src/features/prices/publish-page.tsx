import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { PublishForm } from './publish-form.tsx';

/** `/prices/new`: finance makes a version out of the one in force, sees what it would have made of last month, and publishes it. */
export function PublishPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.pricing.books.queryOptions());
  return (
    <>
      <PageHeader title={t('prices.publish')} lead={t('prices.publishLead')} />
      <Loaded query={query}>{({ versions }) => <PublishForm versions={versions} />}</Loaded>
    </>
  );
}

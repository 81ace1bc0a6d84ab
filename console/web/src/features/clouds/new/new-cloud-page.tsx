import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../../api/trpc.ts';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { EMPTY_DRAFT } from './cloud-draft.ts';
import { NewCloudForm } from './new-cloud-form.tsx';

/** `/clouds/new` and `/clouds/new?draft=…`: a cloud as data, with its cluster, from the start or from where it was left. */
export function NewCloudPage() {
  const trpc = useTRPC();
  const [search] = useSearchParams();
  const [draftId] = useState(() => search.get('draft'));
  const draft = useQuery(
    trpc.cloudDrafts.get.queryOptions(
      { draftId: draftId ?? '' },
      { enabled: draftId !== null, staleTime: 0, refetchOnWindowFocus: false },
    ),
  );
  if (draftId === null) return <NewCloudForm initial={EMPTY_DRAFT} draftId={undefined} />;
  return (
    <Loaded query={draft} rows={14}>
      {({ id, definition }) => (
        <NewCloudForm key={id} initial={{ ...EMPTY_DRAFT, ...definition } as typeof EMPTY_DRAFT} draftId={id} />
      )}
    </Loaded>
  );
}

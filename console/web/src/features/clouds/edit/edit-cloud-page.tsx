import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTRPC } from '../../../api/trpc.ts';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { EditCloudForm } from './edit-cloud-form.tsx';

/** `/clouds/:slug/edit`: a cloud that stands, changed as data; where it was being changed before, from where that was left. */
export function EditCloudPage() {
  const trpc = useTRPC();
  const { slug = '' } = useParams();
  const fresh = { staleTime: 0, refetchOnWindowFocus: false } as const;
  const cloud = useQuery(trpc.clouds.definition.queryOptions({ slug }, fresh));
  const cloudId = cloud.data?.id;
  const drafts = useQuery(
    trpc.cloudDrafts.list.queryOptions({ cloudId: cloudId ?? '' }, { ...fresh, enabled: cloudId !== undefined }),
  );
  const draftId = drafts.data?.[0]?.id;
  const draft = useQuery(
    trpc.cloudDrafts.get.queryOptions({ draftId: draftId ?? '' }, { ...fresh, enabled: draftId !== undefined }),
  );
  return (
    <Loaded query={cloud} rows={14}>
      {(view) =>
        drafts.data === undefined || (draftId !== undefined && draft.data === undefined) ? null : (
          <EditCloudForm key={view.id} cloud={view} draft={draft.data ?? null} />
        )
      }
    </Loaded>
  );
}

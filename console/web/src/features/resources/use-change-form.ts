import type { DraftSubject } from '@zhengyun/domain/requests/drafts/schemas.ts';
import type { FormInstance } from 'antd';
import type { OpenedDraft } from '../../ui/draft/resource-draft.ts';
import { useResourceDraft } from '../../ui/draft/use-resource-draft.ts';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import type { Resource } from './resource-types.ts';
import type { ResourceFormName } from './use-open-form.ts';

interface ChangeForm {
  readonly kind: ResourceFormName;
  readonly resource: Resource;
  readonly form: FormInstance;
  readonly opened: OpenedDraft;
  readonly unkept?: string;
}

/** What every form of a change does with its draft: keeps it, warns before the page is left, and says where it opens again. */
export function useChangeForm({ kind, resource, ...rest }: ChangeForm) {
  const subject: DraftSubject = { kind, resourceId: resource.id };
  const kept = useResourceDraft({ subject, ...rest });
  useLeaveGuard(kept.dirty);
  return { ...kept, address: `/resources/${resource.id}?form=${kind}` };
}

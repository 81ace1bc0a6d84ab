import { useTranslation } from 'react-i18next';
import { Instant } from '../../../ui/instant.tsx';

/** When the draft was kept last, or why it could not be; nothing before the first change. */
export function DraftNote({
  draft,
}: {
  readonly draft: { readonly savedAt: string | null; readonly problem: string | null };
}) {
  const { t } = useTranslation();
  if (draft.problem !== null)
    return (
      <span role="alert" className="zy-danger">
        {t('clouds.draftUnsaved', { why: draft.problem })}
      </span>
    );
  if (draft.savedAt === null) return null;
  return (
    <span className="zy-faint" aria-live="polite">
      {t('clouds.draftSaved')} <Instant at={draft.savedAt} />
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import { formatInstant } from '../format/instant.ts';
import type { KeptState } from './use-kept-draft.ts';

interface DraftNoteProps {
  readonly kept: KeptState;
  /** Address that opens the same form again. */
  readonly form: string;
}

/** Where the draft is kept and since when; where the session has ended, the way back in that leaves this page as it is. */
export function DraftNote({ kept, form }: DraftNoteProps) {
  const { t } = useTranslation();
  const { savedAt, where, problem } = kept;
  const returnTo = encodeURIComponent(form);
  return (
    <div aria-live="polite">
      {savedAt ? (
        <div className="zy-faint">
          {t(where === 'server' ? 'orders.draftKept' : 'orders.draftHere', { at: formatInstant(savedAt, 'minute') })}
        </div>
      ) : null}
      {problem?.code === 'NOT_SIGNED_IN' ? (
        <div role="alert" className="zy-danger">
          {t('orders.draftSignedOut')}{' '}
          <a href={`/sign-in?return_to=${returnTo}`} target="_blank" rel="noreferrer">
            {t('orders.draftSignIn')}
          </a>
        </div>
      ) : null}
      {problem && problem.code !== 'NOT_SIGNED_IN' ? (
        <div role="alert" className="zy-danger">
          {t('orders.draftNotKept', { why: problem.message ?? t('ui.unreachableText') })}
        </div>
      ) : null}
    </div>
  );
}

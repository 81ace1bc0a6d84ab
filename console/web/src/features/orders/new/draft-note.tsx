import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../ui/format/instant.ts';
import type { KeptState } from './use-order-draft.ts';

/** Where the draft is kept and since when; where the session has ended, the way back in that leaves this page as it is. */
export function DraftNote({ kept, draftId }: { readonly kept: KeptState; readonly draftId: string }) {
  const { t } = useTranslation();
  const { savedAt, where, problem } = kept;
  const returnTo = encodeURIComponent(`/orders/new?draft=${draftId}`);
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

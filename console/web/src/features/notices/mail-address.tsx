import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ClaimForm } from './claim-form.tsx';
import { ConfirmForm } from './confirm-form.tsx';

/** Lets a person set or change the address their notices are mailed to; it counts once the code mailed there is given back. */
export function MailAddress({ current }: { readonly current: string | null }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const [another, setAnother] = useState(false);
  const { data: claim } = useQuery(
    trpc.people.mailClaim.queryOptions(undefined, { refetchInterval: open ? 2_000 : false }),
  );
  const close = () => {
    setOpen(false);
    setAnother(false);
  };
  const label =
    claim && !claim.unsent ? t('notices.mailResume') : t(current === null ? 'notices.mailSet' : 'notices.mailChange');
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <Modal open={open} destroyOnHidden title={label} footer={null} onCancel={close}>
        <p>{t('notices.mailWhy')}</p>
        {claim?.unsent ? (
          <Alert
            role="alert"
            type="warning"
            showIcon
            title={t(`notices.mailUnsent.${claim.unsent}`)}
            className="zy-section"
          />
        ) : null}
        {claim && !claim.unsent && !another ? (
          <ConfirmForm claim={claim} onAnother={() => setAnother(true)} onDone={close} />
        ) : (
          <ClaimForm mail={claim?.mail ?? ''} onSent={() => setAnother(false)} />
        )}
      </Modal>
    </>
  );
}

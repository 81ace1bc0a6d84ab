import { type WaitingFor, waitingForSchema } from '@zhengyun/domain/provisioning/schemas.ts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Why an operation is not going on, in words; nothing when it does not wait. The type it returns keeps a code without words from compiling. */
export function WaitingReason({ reason }: { readonly reason: unknown }): ReactElement | null {
  const { t } = useTranslation();
  if (reason === null || reason === undefined) return null;
  const parsed = waitingForSchema.safeParse(reason);
  if (!parsed.success) return null;
  switch (parsed.data.code) {
    case 'OPERATION':
      return <span>{t('operations.waitOperation', { number: parsed.data.number })}</span>;
    case 'BASE':
      return <span>{t('operations.waitBase', { number: parsed.data.number })}</span>;
    case 'CLOUD':
      return <span>{t('operations.waitCloud', { cloud: parsed.data.cloud })}</span>;
    case 'ENGINE':
      return <EngineLack lack={parsed.data} />;
    case 'CLUSTER':
      return <span>{t('operations.waitCluster', { cloud: parsed.data.cloud })}</span>;
  }
}

/** What the toolchain said is added as it is, for whoever mends it. */
function EngineLack({ lack }: { readonly lack: Extract<WaitingFor, { code: 'ENGINE' }> }) {
  const { t } = useTranslation();
  return (
    <span>
      {t(`operations.waitEngine.${lack.state}`, { version: lack.version ?? '' })}
      {lack.said ? <span className="zy-faint"> {lack.said}</span> : null}
    </span>
  );
}

import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StackDrift } from '../../../ui/drift/drift-types.ts';

/** That a stack's first deployment did not end well, and where it is finished or cleaned up. */
export function HalfMade({ stack }: { readonly stack: StackDrift }) {
  const { t } = useTranslation();
  const { halfMade, kind, cloud, tenancy } = stack;
  if (!halfMade) return null;
  const { id, number } = halfMade.operation;
  return (
    <Alert
      type="error"
      showIcon
      title={t('drift.halfMadeTitle')}
      description={t(`drift.halfMadeNext.${kind}`)}
      action={
        <Flex vertical gap={4} align="end">
          {kind === 'cloud' ? <Link to={`/clouds/${cloud.slug}`}>{cloud.name}</Link> : null}
          {kind === 'tenancy-base' && tenancy ? <Link to={`/tenancies/${tenancy.id}`}>{tenancy.number}</Link> : null}
          <Link to={`/operations/${id}`}>{t('drift.halfMadeOperation', { number })}</Link>
        </Flex>
      }
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';

const PAUSE_MS = 400;

/** Systems of the ledger whose names say the same as what is being written: a hint, which stops nobody. */
export function AlikeSystems({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const settled = useDebounced(name.trim(), PAUSE_MS);
  const query = useQuery(useTRPC().tenancy.alikeSystems.queryOptions({ name: settled }, { enabled: settled !== '' }));
  if (settled === '') return null;
  if (query.error) return <ProblemBlock error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const { systems, hidden } = query.data;
  if (systems.length === 0 && hidden === 0) return <p className="zy-faint">{t('systems.alikeNone')}</p>;
  return (
    <Alert
      className="zy-section"
      type="warning"
      showIcon
      title={t('systems.alike')}
      description={
        <Flex vertical gap={4}>
          {systems.map(({ system, number, department }) => (
            <span key={system.id}>
              {system.name} · <span className="zy-number">{number}</span> · {department}
            </span>
          ))}
          {hidden > 0 ? <span>{t('systems.alikeHidden', { n: hidden })}</span> : null}
        </Flex>
      }
    />
  );
}

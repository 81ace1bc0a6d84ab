import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/page/panel.tsx';
import { Status } from '../../ui/status/status.tsx';
import type { Operation } from './operation-types.ts';

const TONES = { done: 'good', failed: 'bad', started: 'unknown' } as const;
const WORDS = {
  done: 'operations.resourceDone',
  failed: 'operations.resourceFailed',
  started: 'operations.resourceStarted',
} as const;

/** What an operation that stopped had touched; absent when it touched nothing. */
export function Leftovers({ leftovers }: { readonly leftovers: Operation['leftovers'] }) {
  const { t } = useTranslation();
  if (leftovers.length === 0) return null;
  return (
    <Panel title={t('operations.leftovers')}>
      <p className="zy-faint">{t('operations.leftoversWhy')}</p>
      <Flex vertical gap={4}>
        {leftovers.map(({ urn, op, state }) => (
          <Flex key={urn} gap={12} wrap>
            <Status tone={TONES[state]}>{t(WORDS[state])}</Status>
            <span>{op}</span>
            <code className="zy-code">{urn}</code>
          </Flex>
        ))}
      </Flex>
    </Panel>
  );
}

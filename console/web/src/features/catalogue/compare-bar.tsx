import { Button, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../ui/use-names.ts';
import type { Item } from './catalogue-types.ts';

interface CompareBarProps {
  readonly items: readonly Item[];
  readonly onDrop: (code: Item['code']) => void;
}

/** What is chosen for comparison so far, and the way to it once there are two. */
export function CompareBar({ items, onDrop }: CompareBarProps) {
  const { t } = useTranslation();
  const names = useNames();
  if (items.length === 0) return null;
  const address = `/catalogue/compare?items=${items.map(({ code }) => code).join(',')}`;
  return (
    <Flex gap={8} wrap align="center" className="zy-section" role="status">
      <span>{t('shop.toCompare')}</span>
      {items.map(({ code }) => (
        <Tag key={code} closable onClose={() => onDrop(code)}>
          {names.item(code)}
        </Tag>
      ))}
      {items.length < 2 ? (
        <span className="zy-faint">{t('shop.compareMore')}</span>
      ) : (
        <Link to={address}>
          <Button type="primary">{t('shop.compare', { n: items.length })}</Button>
        </Link>
      )}
    </Flex>
  );
}

import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

/** 信创 or not, in words: a dimension of every quota, capacity and price. */
export function Xinchuang({ xinchuang }: { readonly xinchuang: boolean }) {
  const { t } = useTranslation();
  return <Tag color={xinchuang ? 'processing' : 'default'}>{t(xinchuang ? 'ui.xinchuang' : 'ui.notXinchuang')}</Tag>;
}

import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input, Modal } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../../api/use-me.ts';
import { PAGES } from '../pages.tsx';

/** Printed numbers that open a list filtered to that one thing. */
const NUMBERS: readonly (readonly [RegExp, string])[] = [
  [/^SQ-\d{4}-\d{6}$/i, '/orders?search='],
  [/^ZY-\d{4}-\d{6}$/i, '/resources?search='],
];

/** Opens with Ctrl/Cmd+K: jump to a page by name, or to a thing by its printed number. */
export function Palette() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { holdsAny } = useMe();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const options = useMemo(() => {
    const text = typed.trim().toLowerCase();
    const pages = PAGES.filter((page) => holdsAny(page.roles)).map((page) => ({
      value: page.path,
      label: t(`frame.${page.title}`),
    }));
    const number = NUMBERS.find(([pattern]) => pattern.test(text));
    const jump = number
      ? [{ value: number[1] + text.toUpperCase(), label: t('frame.paletteGo', { number: text.toUpperCase() }) }]
      : [];
    return [...jump, ...pages.filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(text))];
  }, [typed, t, holdsAny]);
  const close = () => {
    setOpen(false);
    setTyped('');
  };
  return (
    <>
      <Button className="zy-palette-button" icon={<SearchOutlined />} onClick={() => setOpen(true)}>
        {t('frame.search')} <kbd>Ctrl K</kbd>
      </Button>
      <Modal open={open} onCancel={close} footer={null} closable={false} destroyOnHidden title={t('frame.search')}>
        <AutoComplete
          autoFocus
          defaultActiveFirstOption
          open
          value={typed}
          options={options}
          onChange={setTyped}
          onSelect={(path) => {
            close();
            void navigate(path);
          }}
          notFoundContent={t('frame.paletteEmpty')}
          style={{ width: '100%' }}
          getPopupContainer={(node) => node.parentElement ?? document.body}
        >
          <Input aria-label={t('frame.search')} placeholder={t('frame.paletteHint')} prefix={<SearchOutlined />} />
        </AutoComplete>
      </Modal>
    </>
  );
}

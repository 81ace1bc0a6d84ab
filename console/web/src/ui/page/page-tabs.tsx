import { Tabs } from 'antd';
import { useNavigate } from 'react-router';

interface PageTab {
  readonly path: string;
  readonly label: string;
}

/** Views that belong together, each at an address of its own; `active` is that of the one on screen. */
export function PageTabs({ active, tabs }: { readonly active: string; readonly tabs: readonly PageTab[] }) {
  const navigate = useNavigate();
  return (
    <Tabs
      activeKey={active}
      onChange={(path) => void navigate(path)}
      items={tabs.map(({ path, label }) => ({ key: path, label }))}
    />
  );
}

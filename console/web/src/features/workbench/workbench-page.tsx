import { useQuery } from '@tanstack/react-query';
import { Flex, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { Clock } from '../../ui/clock.tsx';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { PromiseStatus } from '../../ui/promise/promise-status.tsx';
import { RequestStatus } from '../../ui/status/request-status.tsx';
import { Figures } from './figures.tsx';
import { type Todo, useTodos } from './use-todos.ts';

/** By when: of what is to be delivered the promise, in its own words where there is none; else the deadline. */
function Due({ todo: { promise, dueAt } }: { readonly todo: Todo }) {
  if (promise) return <PromiseStatus promise={promise} />;
  return dueAt ? <Clock dueAt={dueAt} /> : null;
}

function Todos() {
  const { t } = useTranslation();
  const todos = useTodos();
  return (
    <Panel title={t('workbench.todos')} flush>
      <Table<Todo>
        aria-label={t('workbench.todos')}
        rowKey="key"
        dataSource={[...todos]}
        showHeader={false}
        pagination={todos.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        locale={{ emptyText: <EmptyState why={t('workbench.todosNone')} next={t('workbench.todosNoneNext')} /> }}
        columns={[
          { key: 'kind', width: 140, render: (_, todo) => <Tag>{t(`workbench.${todo.kind}`)}</Tag> },
          {
            key: 'title',
            render: (_, todo) => (
              <Flex gap={12} wrap>
                <Link to={todo.to}>{todo.title}</Link>
                <span className="zy-faint zy-number">{todo.number}</span>
              </Flex>
            ),
          },
          { key: 'due', width: 260, render: (_, todo) => <Due todo={todo} /> },
        ]}
      />
    </Panel>
  );
}

function Recent() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.requests.list.queryOptions({ limit: 8 }));
  return (
    <Panel title={t('workbench.recent')} extra={<Link to="/orders">{t('workbench.all')}</Link>} flush>
      <Loaded query={query}>
        {({ items }) => (
          <Table
            aria-label={t('workbench.recent')}
            rowKey="id"
            dataSource={items}
            showHeader={false}
            pagination={false}
            locale={{ emptyText: <EmptyState why={t('orders.empty')} /> }}
            columns={[
              {
                key: 'title',
                render: (_, request) => (
                  <Flex gap={12} wrap>
                    <Link to={`/orders/${request.id}`}>{request.title}</Link>
                    <span className="zy-faint zy-number">{request.number}</span>
                  </Flex>
                ),
              },
              { key: 'department', render: (_, request) => request.department.name },
              { key: 'state', width: 180, render: (_, request) => <RequestStatus state={request.state} /> },
              { key: 'at', width: 160, render: (_, request) => <Instant at={request.submittedAt} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

/** `/`: what waits for this person, three numbers that matter to the role, and what happened lately. */
export function WorkbenchPage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <PageHeader title={t('workbench.title')} lead={t('workbench.hello', { name: me.person.name })} />
      <Figures />
      <Todos />
      <Recent />
    </>
  );
}

import { Skeleton } from 'antd';
import { Suspense } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { Frame } from './frame/frame.tsx';
import { RoleGate } from './role-gate.tsx';
import { SessionGate } from './session-gate.tsx';

/** Session, frame, role, then the page itself. */
export function AppLayout() {
  return (
    <SessionGate>
      <Frame>
        <RoleGate>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
            <Outlet />
          </Suspense>
        </RoleGate>
      </Frame>
      <ScrollRestoration />
    </SessionGate>
  );
}

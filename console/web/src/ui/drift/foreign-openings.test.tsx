import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../../testing/render-in-console.tsx';
import type { Openings } from './drift-types.ts';
import { ForeignOpenings } from './foreign-openings.tsx';
import { needsLook } from './needs-look.ts';
import { StackStanding } from './stack-standing.tsx';

afterEach(cleanup);

const policy: Openings['found'][number] = {
  kind: 'NetworkPolicy',
  name: 'let-everybody-in',
  owner: null,
  at: '2026-11-22T05:00:00.000Z',
  writers: [{ manager: 'kubectl-create', operation: 'Update', subresource: null, at: '2026-11-22T05:00:00.000Z' }],
};

describe('a foreign opening of a tenancy', () => {
  it('is named with who made it and the command that removes it', () => {
    renderInConsole(<ForeignOpenings namespace="hr" openings={{ found: [policy], unread: [] }} />);
    for (const text of ['let-everybody-in', 'kubectl-create', 'kubectl delete -n hr networkpolicy let-everybody-in'])
      expect(screen.getByText(text)).toBeTruthy();
  });

  it('stands beside the drift of its stack, which may be none', () => {
    renderInConsole(
      <StackStanding stack={{ status: 'same', halfMade: null, openings: { found: [policy], unread: [] } }} />,
    );
    expect(screen.getByText('一致')).toBeTruthy();
    expect(screen.getByText('有外部开口 1')).toBeTruthy();
  });
});

describe('kinds that could not be looked at', () => {
  it('are said, and are not none', () => {
    const openings: Openings = { found: [], unread: ['Role', 'Ingress'] };
    renderInConsole(<ForeignOpenings namespace="hr" openings={openings} />);
    expect(screen.getByText(/角色、入口/)).toBeTruthy();
    expect(needsLook(openings)).toBe(true);
    expect(needsLook({ found: [], unread: [] })).toBe(false);
    expect(needsLook(null)).toBe(false);
  });
});

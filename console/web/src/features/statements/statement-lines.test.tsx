import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { StatementLines } from './statement-lines.tsx';
import type { Statement } from './statement-types.ts';

afterEach(cleanup);

/** A page of a statement as the server sends it. */
const statement = (lineCount: number, first: number) =>
  ({
    ...{ id: 's-1', department: { id: 'd-1', name: '药监局' }, issuedAt: null, sample: false, lineCount },
    steps: { disputeUntil: null },
    lines: Array.from({ length: Math.min(50, lineCount) }, (_, n) => ({
      ...{ id: `l-${first + n}`, ordinal: first + n, kind: 'usage', resource: null, sku: 'vcpu.x86', unit: '核·月' },
      ...{ quantity: '8', unitPrice: '50', amountFen: '40000', working: { kind: 'usage' } },
    })),
  }) as unknown as Statement;
const show = (of: Statement, page: number, onPage: (page: number) => void = () => {}) =>
  renderWithServer(<StatementLines statement={of} onShow={() => {}} page={page} onPage={onPage} />, {
    answers: { 'session.me': meWith('finance') },
  });

it('shows the page of lines that it was given, and asks for another by its number', async () => {
  const asked: number[] = [];
  show(statement(20_000, 51), 2, (page) => asked.push(page));
  await screen.findByRole('table');
  expect(screen.getByRole('button', { name: /#51/ })).toBeDefined();
  expect(screen.getByTitle('2').className).toContain('active');
  fireEvent.click(screen.getByTitle('400'));
  expect(asked).toEqual([400]);
});

it('has no pages where one is enough', async () => {
  show(statement(50, 1), 1);
  await screen.findByRole('table');
  expect(screen.queryByTitle('1')).toBeNull();
});

import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../../testing/render-in-console.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

afterEach(cleanup);

const idle = { isPending: false, isSuccess: false, error: null };

function open(typed?: string): string[] {
  const given: string[] = [];
  const more = typed === undefined ? {} : { typed };
  renderInConsole(
    <ReasonDialog label="中止" why="不能撤回" mutation={idle} onSubmit={(reason) => given.push(reason)} {...more} />,
  );
  fireEvent.click(screen.getByRole('button', { name: /中\s?止/ }));
  return given;
}
const submit = () => fireEvent.click(screen.getAllByRole('button', { name: /中\s?止/ }).at(-1) as HTMLElement);

describe('an act that needs a reason', () => {
  it('is not done without one', async () => {
    const given = open();
    submit();
    expect(await screen.findByText('请写明原因，将记入审计')).toBeTruthy();
    expect(given).toEqual([]);
  });

  it('is not done before its object is typed as it stands', async () => {
    const given = open('CZ-2026-000001');
    fireEvent.change(screen.getByLabelText('原因'), { target: { value: '配置有误' } });
    const typed = screen.getByLabelText('请输入“CZ-2026-000001”以确认');
    fireEvent.change(typed, { target: { value: 'CZ-2026-00000' } });
    submit();
    expect(await screen.findByText('与“CZ-2026-000001”不一致')).toBeTruthy();
    expect(given).toEqual([]);
    fireEvent.change(typed, { target: { value: 'CZ-2026-000001' } });
    submit();
    await waitFor(() => expect(given).toEqual(['配置有误']));
  });
});

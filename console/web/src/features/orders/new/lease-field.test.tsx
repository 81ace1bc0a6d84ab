import { cleanup, fireEvent, screen } from '@testing-library/react';
import { lastDayAfter } from '@zhengyun/rulebook/lease-term.ts';
import { Form } from 'antd';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../../../testing/render-in-console.tsx';
import { LeaseField } from './lease-field.tsx';

afterEach(cleanup);

describe('how long ordered resources may be held', () => {
  it('is the rule’s while nothing is asked for, and shows the last day of what is', async () => {
    renderInConsole(
      <Form>
        <LeaseField normalize={(value) => value ?? undefined} />
      </Form>,
    );
    const lastDay = (months: number) => `若今天交付，最后一天为 ${lastDayAfter(new Date(), months)}`;
    expect(screen.getByText(`交付后 12 个月；${lastDay(12)}`)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('使用期限'), { target: { value: '6' } });
    expect(await screen.findByText(`交付后 6 个月；${lastDay(6)}`)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('使用期限'), { target: { value: '' } });
    expect(await screen.findByText(`交付后 12 个月；${lastDay(12)}`)).toBeTruthy();
  });
});

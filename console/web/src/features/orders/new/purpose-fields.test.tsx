import { cleanup, fireEvent, screen } from '@testing-library/react';
import { purposeShape } from '@zhengyun/rulebook/request-purpose.ts';
import { Form } from 'antd';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../../../testing/render-in-console.tsx';
import { PurposeFields } from './purpose-fields.tsx';

afterEach(cleanup);

describe('what a request is for', () => {
  it.each(['-5', '1.5', '100000001'])('keeps %s users as they were typed, for the check to refuse', (typed) => {
    renderInConsole(
      <Form>
        <PurposeFields />
      </Form>,
    );
    const users = screen.getByLabelText('预计用户数') as HTMLInputElement;
    fireEvent.change(users, { target: { value: typed } });
    fireEvent.blur(users);
    expect(users.value).toBe(typed);
    expect(purposeShape.expectedUsers.safeParse(Number(typed)).success).toBe(false);
  });
});

import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../testing/render-in-console.tsx';
import { StepSeat } from './step-seat.tsx';

afterEach(cleanup);

const text = (step: Parameters<typeof StepSeat>[0]['step']) =>
  renderInConsole(<StepSeat step={step} />).container.textContent;

describe('whose step it is', () => {
  it('is said of the two joint steps, with the reason where it is not the ordinary case', () => {
    expect(text({ step: 'administrative', seat: { name: '深圳市政务云' }, seatReason: 'profile' })).toBe(
      '由深圳市政务云自己的机构办理',
    );
    expect(text({ step: 'technical', seat: null, seatReason: 'profile' })).toBe('由省级机构办理');
    expect(text({ step: 'technical', seat: null, seatReason: 'above-size' })).toBe(
      '由省级机构办理（超过本市自行审核的规模）',
    );
  });

  it('is not said of the department’s own', () => {
    expect(text({ step: 'department', seat: null, seatReason: 'profile' })).toBe('');
  });
});

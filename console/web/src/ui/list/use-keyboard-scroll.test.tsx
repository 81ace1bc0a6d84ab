import { render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useKeyboardScroll } from './use-keyboard-scroll.ts';

function Place() {
  return (
    <div ref={useKeyboardScroll()}>
      <div className="ant-table-content">宽表</div>
    </div>
  );
}
afterEach(() => vi.restoreAllMocks());

it('makes a table that is wider than its place a stop for the keyboard, as long as it is', () => {
  const width = vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockReturnValue(900);
  render(<Place />);
  expect(screen.getByText('宽表').getAttribute('tabindex')).toBe('0');
  width.mockReturnValue(0);
  window.dispatchEvent(new Event('resize'));
  expect(screen.getByText('宽表').getAttribute('tabindex')).toBe(null);
});

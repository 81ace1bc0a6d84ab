import { type RefObject, useEffect, useRef } from 'react';

/** Lets who uses a keyboard reach a table that is wider than its place: what scrolls can be focused, and what doesn't is no stop on the way. */
export function useKeyboardScroll(): RefObject<HTMLDivElement | null> {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const look = () => {
      const scroller = around.current?.querySelector('.ant-table-content');
      if (!scroller) return;
      if (scroller.scrollWidth > scroller.clientWidth) scroller.setAttribute('tabindex', '0');
      else scroller.removeAttribute('tabindex');
    };
    look();
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  });
  return around;
}

import { useEffect, useState } from 'react';

/** The browser's clock in milliseconds, renewed every `everyMs`. For showing how long ago, never for deciding. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

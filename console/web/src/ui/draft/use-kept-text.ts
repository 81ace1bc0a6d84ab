import { useCallback, useState } from 'react';
import { useMe } from '../../api/use-me.ts';

function read(place: string): string {
  try {
    return localStorage.getItem(place) ?? '';
  } catch {
    return '';
  }
}

function write(place: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(place);
    else localStorage.setItem(place, text);
  } catch {
    // Storage is closed to us: the text is in the form alone.
  }
}

/**
 * Words of one person for one act that are held in this browser while they are typed, so that they are there again after the session has
 * ended and its person signed in anew. `form` names the act and what it is on; setting them to '' forgets them.
 */
export function useKeptText(form: string): readonly [string, (text: string) => void] {
  const { person } = useMe();
  const place = `zhengyun.text.${person.id}.${form}`;
  const [held, setHeld] = useState(() => ({ place, text: read(place) }));
  if (held.place !== place) setHeld({ place, text: read(place) });
  const keep = useCallback(
    (text: string) => {
      setHeld({ place, text });
      write(place, text);
    },
    [place],
  );
  return [held.place === place ? held.text : read(place), keep];
}

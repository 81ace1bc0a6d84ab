import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { type Preferences, readPreferences, writePreferences } from './preferences.ts';

interface PreferencesState extends Preferences {
  readonly change: (part: Partial<Preferences>) => void;
}

const PreferencesContext = createContext<PreferencesState | null>(null);

/** Holds the person's preferences and writes each change through to the browser. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(readPreferences);
  const value = useMemo(
    () => ({
      ...preferences,
      change: (part: Partial<Preferences>) => {
        const next = { ...preferences, ...part };
        writePreferences(next);
        setPreferences(next);
      },
    }),
    [preferences],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

/** The preferences in force and the way to change them. */
export function usePreferences(): PreferencesState {
  const state = use(PreferencesContext);
  if (!state) throw new Error('usePreferences needs a PreferencesProvider above it');
  return state;
}

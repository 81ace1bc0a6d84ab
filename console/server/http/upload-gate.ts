/** Lets so many uploads in at once: each is held whole in memory until it is judged. */
export interface UploadGate {
  /** Lets one of a person in; null: there are as many as there may be. What is given back lets the next one in, however often it is called. */
  enter(personId: string): (() => void) | null;
}

interface Limits {
  /** Of one person. */
  readonly ofOne: number;
  /** Of all, in this process. */
  readonly ofAll: number;
}

/** Makes the gate of one process. */
export function makeUploadGate({ ofOne, ofAll }: Limits): UploadGate {
  const inside = new Map<string, number>();
  let all = 0;
  return {
    enter(personId) {
      const own = inside.get(personId) ?? 0;
      if (own >= ofOne || all >= ofAll) return null;
      inside.set(personId, own + 1);
      all += 1;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        all -= 1;
        const rest = (inside.get(personId) ?? 1) - 1;
        if (rest === 0) inside.delete(personId);
        else inside.set(personId, rest);
      };
    },
  };
}

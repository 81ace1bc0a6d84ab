import { z } from 'zod';

/** A way of looking at a list that a person named: filters as they stand in the address, and the columns left out. */
const savedViewSchema = z.object({ name: z.string(), search: z.string(), hidden: z.array(z.string()) });
export type SavedView = z.output<typeof savedViewSchema>;
const listMemorySchema = z.object({
  hidden: z.array(z.string()).catch([]),
  views: z.array(savedViewSchema).catch([]),
});
export type ListMemory = z.output<typeof listMemorySchema>;

/** Which list, of whom: two people at one desk don't see each other's views. */
export interface ListOwner {
  readonly list: string;
  readonly personId: string;
}

const keyOf = ({ list, personId }: ListOwner) => `zhengyun.list.${personId}.${list}`;

/** What this browser remembers of a list; nothing where it remembers nothing or what it holds can't be read. */
export function readListMemory(owner: ListOwner): ListMemory {
  try {
    return listMemorySchema.parse(JSON.parse(localStorage.getItem(keyOf(owner)) ?? '{}'));
  } catch {
    return { hidden: [], views: [] };
  }
}

/** Remembers `memory`; a browser that refuses storage only forgets it. */
export function writeListMemory(owner: ListOwner, memory: ListMemory): void {
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(memory));
  } catch {
    // Private mode: the choice holds until the page is left.
  }
}

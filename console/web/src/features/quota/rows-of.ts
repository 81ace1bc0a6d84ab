import type { QuotaNode } from './quota-types.ts';

/** A place in the tree with those below it; no `children`: none. */
export interface QuotaRow extends QuotaNode {
  readonly children?: QuotaRow[];
}

/** The tree of a flat list of places; one whose parent the list does not have is left out. */
export function rowsOf(nodes: readonly QuotaNode[], parent: string | null = null): QuotaRow[] {
  return nodes
    .filter((node) => node.parent === parent)
    .map((node) => {
      const children = rowsOf(nodes, node.key);
      return children.length > 0 ? { ...node, children } : node;
    });
}

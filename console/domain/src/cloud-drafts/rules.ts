import type { z } from 'zod';
import { draftDefinitionSchema, type draftViewSchema } from './schemas.ts';

interface DraftRow {
  readonly id: string;
  readonly definition: unknown;
  readonly saved_at: Date;
  readonly cloud_id: string | null;
  readonly cloud_slug: string | null;
  readonly cloud_name: string | null;
}

/** A draft as its page and its list read it. */
export function draftView(row: DraftRow): z.output<typeof draftViewSchema> {
  const definition = draftDefinitionSchema.parse(row.definition);
  const { cloud_id: id, cloud_slug: slug, cloud_name: name } = row;
  return {
    id: row.id,
    cloud: id && slug && name ? { id, slug, name } : null,
    name: definition.name ?? null,
    slug: definition.slug ?? null,
    savedAt: row.saved_at.toISOString(),
    definition,
  };
}

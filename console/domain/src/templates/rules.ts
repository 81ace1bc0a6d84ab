import { z } from 'zod';
import { orderLineInputSchema } from '../requests/schemas.ts';
import type { templateItemSchema, templateSchema } from './schemas.ts';

interface TemplateRow {
  readonly id: string;
  readonly name: string;
  readonly line_count: number;
  readonly saved_at: Date;
  readonly department_id: string;
  readonly department_name: string;
  readonly saved_by: string;
  readonly person_name: string;
}

const storedSchema = z.array(z.unknown());

/** A template as lists read it. */
export function templateItem(row: TemplateRow): z.output<typeof templateItemSchema> {
  return {
    id: row.id,
    name: row.name,
    department: { id: row.department_id, name: row.department_name },
    lineCount: row.line_count,
    savedBy: { id: row.saved_by, name: row.person_name },
    savedAt: row.saved_at.toISOString(),
  };
}

/** A template with the lines that can still be read: one that was saved by an earlier release may name what there is no more. */
export function templateView(row: TemplateRow & { readonly lines: unknown }): z.output<typeof templateSchema> {
  const stored = storedSchema.parse(row.lines);
  const lines = stored.flatMap((line) => orderLineInputSchema.safeParse(line).data ?? []);
  return { ...templateItem(row), lines, lost: stored.length - lines.length };
}

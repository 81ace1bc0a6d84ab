import type { FormInstance } from 'antd';
import { useRef } from 'react';
import type { FieldProblem } from './field-problems.ts';

/** What a report put at a field, and what stood in the field then. */
interface Marked {
  readonly path: FieldProblem['path'];
  readonly value: unknown;
}

/**
 * Problems at their fields: `show` takes away what the report before left there; `answered` takes them from the fields that hold something
 * else by now. The form does neither by itself: the wire's schema checks, not rules of its fields.
 */
export function useMarkedFields(form: FormInstance) {
  const marked = useRef<readonly Marked[]>([]);
  const clean = (fields: readonly Marked[]) => fields.map(({ path }) => ({ name: path as never, errors: [] }));
  const isAnswered = ({ path, value }: Marked) => form.getFieldValue(path as never) !== value;
  return {
    answered: () => {
      form.setFields(clean(marked.current.filter(isAnswered)));
      marked.current = marked.current.filter((field) => !isAnswered(field));
    },
    show: (problems: readonly FieldProblem[]) => {
      const groups = [...Map.groupBy(problems, ({ path }) => path.join('.')).values()];
      const found = groups.map((group) => ({
        name: (group[0]?.path ?? []) as never,
        errors: group.map(({ message }) => message),
      }));
      form.setFields([...clean(marked.current), ...found]);
      marked.current = problems.map(({ path }) => ({ path, value: form.getFieldValue(path as never) }));
    },
  };
}

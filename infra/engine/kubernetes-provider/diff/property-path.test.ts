import { describe, expect, it } from 'vitest';
import { contains, formatPath, parsePath } from './property-path.ts';

describe('a property path', () => {
  it.each([
    ['spec.replicas', ['spec', 'replicas']],
    ['spec.containers[0].image', ['spec', 'containers', 0, 'image']],
    ['spec.hard["requests.cpu"]', ['spec', 'hard', 'requests.cpu']],
    ['metadata.annotations["say \\"hi\\""]', ['metadata', 'annotations', 'say "hi"']],
    ['["a.b"].c', ['a.b', 'c']],
  ])('%s is read and written alike', (text, path) => {
    expect(parsePath(text)).toEqual(path);
    expect(formatPath(path)).toBe(text);
  });

  it('knows wildcards when read', () => {
    expect(parsePath('spec.containers[*].image')).toEqual(['spec', 'containers', '*', 'image']);
  });

  it.each(['spec[', 'spec..a', 'a]b'])('is refused when it cannot be read: %s', (text) => {
    expect(() => parsePath(text)).toThrow(/no property path/);
  });

  it('contains itself and what lies below, not what lies beside', () => {
    expect(contains(['spec'], ['spec', 'replicas'])).toBe(true);
    expect(contains(['spec', '*', 'a'], ['spec', 3, 'a', 'b'])).toBe(true);
    expect(contains(['spec', 'replicas'], ['spec'])).toBe(false);
    expect(contains(['spec'], ['status'])).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

const KNOWN = ['start', 'delivery', 'load'];
const read = (...args: string[]) => readArguments(args, KNOWN);

describe('the arguments of the benchmarks', () => {
  it('name none to have all, at full size', () => {
    const full = {
      tenancies: 50,
      objects: 1_000,
      nodes: 2_000,
      pods: 10_000,
      races: 10_000,
      requests: 100_000,
      events: 100_000,
      departments: 200,
      lines: 20_000,
    };
    expect(read()).toEqual({ names: KNOWN, sizes: full });
  });

  it('choose some, which run in the order of all', () => {
    expect(read('load', 'start').names).toEqual(['start', 'load']);
  });

  it('make a load smaller', () => {
    expect(read('load', '--nodes', '200', '--pods=1000').sizes).toMatchObject({ nodes: 200, pods: 1_000 });
  });

  it('are refused together, with what there is', () => {
    expect(() => read('lode', 'start', '--pods', 'many', '--nodes', '0')).toThrow(
      '"lode" is no benchmark; --nodes is "0": give a whole number from 1 to 999999; --pods is "many": give a whole number from 1 to 999999\nthere are: start, delivery, load; sizes: --tenancies N',
    );
  });

  it('are refused when an option is unknown', () => {
    expect(() => read('--fast')).toThrow(/'--fast'.*\nthere are: start, delivery, load/s);
  });
});

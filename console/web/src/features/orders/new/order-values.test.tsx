import { CATALOGUE, type ItemCode, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../../../ui/spec-fields/default-spec.ts';
import { completeLines, emptyOrder, withLine } from './order-values.ts';

/** What of an item only a person or its place can choose: whom to let in, what a balancer points at, what a host starts from. */
const CHOSEN: Readonly<Partial<Record<ItemCode, readonly string[]>>> = {
  'bastion-account': ['people'],
  'cloud-host': ['operatingSystem.image'],
  'load-balancer': ['target.resource'],
};

describe('a new line', () => {
  it('can be ordered as it stands, whatever the item, but for what only a person or its place can choose', () => {
    for (const { code } of CATALOGUE) {
      const parsed = itemSpecSchema.safeParse(defaultSpec(code));
      const missing = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
      expect(missing, code).toEqual(CHOSEN[code] ?? []);
    }
  });

  it('that the catalogue adds to an unsent order stands where its last line does', () => {
    const order = {
      ...emptyOrder('cloud-host'),
      lines: [{ cloud: 'guangzhou', zone: 'extranet', spec: defaultSpec('cache') }],
    };
    const grown = withLine(order, 'object-bucket');
    expect(grown.lines.map(({ spec }) => spec.item)).toEqual(['cache', 'object-bucket']);
    expect(grown.lines[1]).toMatchObject({ cloud: 'guangzhou', zone: 'extranet' });
  });
});

describe('the price while typing', () => {
  it('counts the lines that are complete, of every item', () => {
    const place = { cloud: 'guangzhou', zone: 'extranet' };
    const lines = CATALOGUE.map(({ code }) => ({ ...place, spec: defaultSpec(code) }));
    expect(completeLines({ lines }).length).toBe(CATALOGUE.length - Object.keys(CHOSEN).length);
  });
});

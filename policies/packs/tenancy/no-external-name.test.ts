import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_SERVICE } from '../testing/good-objects.ts';
import { noExternalName } from './no-external-name.ts';

const judged = (content: object) => verdict(noExternalName, resourceOf('core/v1:Service', { ...content }));

describe('no external name', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_SERVICE)).toEqual([]);
  });

  it.each([
    [
      'an alias of a host somewhere',
      'spec',
      { type: 'ExternalName', externalName: 'db.example.com' },
      '是外部域名 db.example.com 的别名',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_SERVICE, path, value))).toEqual([expect.stringContaining(message)]);
  });
});

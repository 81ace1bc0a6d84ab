import { describe, expect, it } from 'vitest';
import { crossSiteReason } from './same-origin.ts';

const OURS = 'https://console.example.gov.cn';
const mutation = { method: 'POST', origin: OURS, secFetchSite: 'same-origin', consoleHeader: '1' };

describe('a mutation', () => {
  it.each([
    ['from our page', mutation],
    ['from a client that is no browser', { ...mutation, origin: undefined, secFetchSite: undefined }],
    ['by our own form', { ...mutation, consoleHeader: null }],
  ])('%s passes', (_, facts) => {
    expect(crossSiteReason(facts, OURS)).toBeNull();
  });

  it.each([
    ['from another site', { ...mutation, secFetchSite: 'cross-site' }, /Sec-Fetch-Site/],
    ['from a neighbour host', { ...mutation, secFetchSite: 'same-site' }, /Sec-Fetch-Site/],
    ['with a foreign origin', { ...mutation, secFetchSite: undefined, origin: 'https://evil.example' }, /Origin/],
    ['from a sandboxed page', { ...mutation, secFetchSite: undefined, origin: 'null' }, /Origin/],
    [
      'of the old browser without the header',
      { ...mutation, secFetchSite: undefined, consoleHeader: undefined },
      /x-zhengyun/,
    ],
    ['with an empty header', { ...mutation, consoleHeader: '' }, /x-zhengyun/],
  ])('%s is refused', (_, facts, reason) => {
    expect(crossSiteReason(facts, OURS)).toMatch(reason);
  });
});

it('a read needs none of it', () => {
  expect(
    crossSiteReason(
      { method: 'GET', origin: 'https://evil.example', secFetchSite: 'cross-site', consoleHeader: undefined },
      OURS,
    ),
  ).toBeNull();
});

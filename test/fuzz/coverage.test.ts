import { describe, expect, it } from 'vitest';
import { answeredDuring, coverageOf, neverDone } from './coverage.ts';

const document = {
  paths: {
    '/api/v1/requests/list': { get: {} },
    '/api/v1/requests/submit': { post: {} },
    '/api/v1/people/me': { get: { operationId: 'people.me' } },
  },
};
const answer = (method: string, path: string, status: number) => ({ method, path, status });

describe('how much of the API was called', () => {
  it('counts each operation once, and apart those that did what they are for', () => {
    const answers = [
      answer('GET', '/api/v1/requests/list', 200),
      answer('GET', '/api/v1/requests/list', 400),
      answer('POST', '/api/v1/requests/submit', 403),
    ];
    expect(coverageOf(document, answers)).toEqual({ operations: 3, called: 2, done: 1 });
  });

  it('names what was never done by what the document calls it', () => {
    const answers = [answer('GET', '/api/v1/requests/list', 200), answer('GET', '/api/v1/people/me', 403)];
    expect(neverDone(document, answers)).toEqual(['POST /api/v1/requests/submit', 'people.me']);
  });

  it('counts no call of what the document has not, by path or by method', () => {
    const answers = [answer('GET', '/healthz', 200), answer('DELETE', '/api/v1/requests/list', 200)];
    expect(coverageOf(document, answers)).toEqual({ operations: 3, called: 0, done: 0 });
  });

  it('counts what a caller’s run called, and not what was asked of the console before and after it', async () => {
    const answers = [answer('GET', '/api/v1/requests/list', 200)];
    const { came, answered } = await answeredDuring(answers, async () => {
      answers.push(answer('GET', '/api/v1/people/me', 403));
      return 'its end';
    });
    answers.push(answer('GET', '/api/v1/requests/list', 200));
    expect(came).toBe('its end');
    expect(coverageOf(document, answered)).toEqual({ operations: 3, called: 1, done: 0 });
    expect(neverDone(document, answered)).toContain('GET /api/v1/requests/list');
  });
});

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, test } from 'vitest';
import { faultOfAddress, openClickHouse } from './clickhouse.ts';

async function answering<Result>(listener: RequestListener, ask: (port: number) => Promise<Result>): Promise<Result> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    return await ask((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}
const rows = (port: number) => openClickHouse(`http://zy:s%40@127.0.0.1:${port}/metering`, 2_000).rows('select 1');

test.each([
  ['https://zy:secret@clickhouse.example.gov.cn:8443/metering', true],
  ['http://127.0.0.1:8123/metering', true],
  ['http://127.0.0.1:8123', false],
  ['http://127.0.0.1:8123/metering/extra', false],
  ["http://127.0.0.1:8123/m'; drop", false],
  ['clickhouse://127.0.0.1/metering', false],
  ['metering', false],
])('the address %s is taken: %s', (address, taken) => {
  expect(faultOfAddress(address) === null).toBe(taken);
});

it('gives rows, and shows its password in no name', async () => {
  const seen: unknown[] = [];
  const found = await answering(
    (request, response) => {
      seen.push(request.headers['x-clickhouse-user'], request.headers['x-clickhouse-key']);
      response.end(JSON.stringify({ data: [['1']], rows: 1 }));
    },
    (port) => rows(port),
  );
  expect(found).toEqual([['1']]);
  expect(seen).toEqual(['zy', 's@']);
  expect(openClickHouse('https://zy:secret@ch.example.gov.cn:8443/metering').place).toBe(
    'ch.example.gov.cn:8443/metering',
  );
});

it.each([
  ['a page of something else', 200, '<html>'],
  ['an answer cut off', 200, '{"data": [["1"], ["2"]], "rows": 3}'],
  ['a statement refused', 500, 'Code: 60. DB::Exception: Unknown table'],
  ['a wrong password', 403, 'Code: 516. Authentication failed'],
])('takes %s for no answer, never for no rows', async (_, status, body) => {
  const asked = answering(
    (_request, response) => response.writeHead(status).end(body),
    (port) => rows(port),
  );
  await expect(asked).rejects.toMatchObject({ name: 'ClickHouseFailure', kind: 'refused' });
});

it('says who gave no answer', async () => {
  const port = await answering(
    () => undefined,
    async (free) => free,
  );
  await expect(rows(port)).rejects.toMatchObject({ kind: 'unreachable', message: expect.stringContaining('metering') });
});

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture } from '../../testing/app-fixture.ts';

/** The first line of the answer to a request written as it is, which a client library would correct first. */
async function firstLine(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(request);
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  await once(socket, 'close');
  return text.split('\r\n', 1)[0] ?? '';
}

describe('the server', () => {
  let fixture: AppFixture;
  let port: number;

  beforeAll(async () => {
    fixture = await openAppFixture({ rates: { ordinary: 1_000, guess: 3 }, trustProxy: ['127.0.0.1'] });
    await fixture.server.listen({ port: 0, host: '127.0.0.1' });
    const address = fixture.server.server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => fixture.close());

  it('answers addresses that are none: not there, or malformed, never a fault', async () => {
    for (const address of [
      '//',
      '//[',
      '//:@',
      '///',
      '/%',
      '/\\',
      '//user:word@host:x/',
      '*',
      'http://[',
      '/?//[',
    ]) {
      const line = await firstLine(port, `GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(line, address).toMatch(/^HTTP\/1\.1 (400|404) /);
    }
  });

  /** All that comes on a connection which has waited too long after these words. */
  const afterWaiting = async (words: string) => {
    const { server } = fixture.server;
    const opened = once(server, 'connection');
    const client = connect(port, '127.0.0.1');
    const [accepted] = (await opened) as [Socket];
    if (words !== '') {
      client.write(words);
      while (accepted.bytesRead < words.length) await new Promise((done) => setImmediate(done));
    }
    let text = '';
    client.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    const waited = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    server.emit('clientError', waited, accepted);
    await once(client, 'close');
    return text;
  };

  it('closes a connection on which nothing came without a word', async () => {
    expect(await afterWaiting('')).toBe('');
  });

  it('answers half a request that it waited too long, and nonsense that it is malformed (control)', async () => {
    expect(await afterWaiting('GET / HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
    expect(await firstLine(port, 'no request at all\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });

  /** Status of a wrong sign-in with this list of addresses, written by the sender and by proxies. */
  const guess = async (forwarded: string, remoteAddress: string) =>
    (
      await fixture.server.inject({
        method: 'POST',
        url: '/api/login',
        payload: { login: 'nobody', password: 'wrong' },
        headers: { 'x-forwarded-for': forwarded },
        remoteAddress,
      })
    ).statusCode;

  it('counts by the address that the trusted proxy saw, whatever else the sender writes', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 5; at++) statuses.push(await guess(`10.9.8.${at}, 203.0.113.7`, '127.0.0.1'));
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    // Another sender behind the same proxy is not stopped by it.
    expect(await guess('203.0.113.8', '127.0.0.1')).toBe(401);
  });

  it('believes no header of somebody who is not the proxy', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 5; at++) statuses.push(await guess(`198.51.100.${at}`, '203.0.113.99'));
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture } from '../../testing/app-fixture.ts';

// A new demonstration is built behind its first page.

let fixture: AppFixture;
let isBuilding = true;

beforeAll(async () => {
  fixture = await openAppFixture({ isBuilding: () => isBuilding });
});
afterAll(() => fixture.close());

const get = (url: string) => fixture.server.inject({ method: 'GET', url });

describe('while the demonstration is built', () => {
  it('the first page learns that it has to wait; everybody else is asked to come again', async () => {
    isBuilding = true;
    expect((await get('/api/health')).statusCode).toBe(200);
    const shown = await get('/api/demonstration');
    expect([shown.statusCode, shown.json().isReady]).toEqual([200, false]);
    for (const url of ['/api/clauses', '/api/public/publications', '/api/classes']) {
      const reply = await get(url);
      expect([url, reply.statusCode]).toEqual([url, 503]);
      expect(reply.json().refusals[0].code).toBe('building');
      expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  it('nothing waits once it stands (negative control)', async () => {
    isBuilding = false;
    expect((await get('/api/public/publications')).statusCode).toBe(200);
    expect((await get('/api/classes')).statusCode).toBe(401);
  });
});

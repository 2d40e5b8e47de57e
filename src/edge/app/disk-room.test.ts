import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture } from '../../testing/app-fixture.ts';
import { watchDiskRoom } from './disk-room.ts';

const MB = 1024 * 1024;

describe('the room on the disks', () => {
  const watch = async (free: Record<string, number>) => {
    const room = await watchDiskRoom(
      Object.keys(free),
      async (folder) => {
        const bytes = free[folder];
        if (bytes === undefined) throw new Error('no such folder');
        return bytes;
      },
      5,
    );
    return room;
  };

  it('is enough only when every disk has its reserve', async () => {
    const enough = await watch({ data: 129 * MB, files: 500 * MB });
    const scarce = await watch({ data: 500 * MB, files: 127 * MB });
    expect([enough.hasRoom(), scarce.hasRoom()]).toEqual([true, false]);
    for (const room of [enough, scarce]) room.stop();
  });

  it('comes back by itself', async () => {
    const free = { data: 1 * MB };
    const room = await watch(free);
    expect(room.hasRoom()).toBe(false);
    free.data = 900 * MB;
    await expect.poll(() => room.hasRoom()).toBe(true);
    room.stop();
  });

  it('looks at real disks, and does not stop acts for a folder it cannot look at', async () => {
    const room = await watchDiskRoom([import.meta.dirname, '/there-is-no-such-folder']);
    expect(room.hasRoom()).toBe(true);
    room.stop();
  });
});

describe('a server whose disk is nearly full', () => {
  let fixture: AppFixture;
  let hasRoom = false;
  beforeAll(async () => {
    fixture = await openAppFixture({ hasRoom: () => hasRoom });
  });
  afterAll(() => fixture.close());

  const send = (method: 'GET' | 'POST', url: string) => fixture.server.inject({ method, url });

  it('answers who looks, refuses who acts, and still lets people sign in and out', async () => {
    hasRoom = false;
    expect((await send('GET', '/api/public/publications')).statusCode).toBe(200);
    const refused = await send('POST', '/api/intake');
    expect([refused.statusCode, refused.json().refusals[0].code]).toEqual([507, 'disk-full']);
    for (const url of ['/api/login', '/api/logout', '/api/login/code'])
      expect([url, (await send('POST', url)).statusCode]).not.toEqual([url, 507]);
  });

  it('takes acts again when there is room (negative control)', async () => {
    hasRoom = true;
    expect((await send('POST', '/api/intake')).statusCode).not.toBe(507);
  });
});

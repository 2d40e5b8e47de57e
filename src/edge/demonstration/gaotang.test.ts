import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMONSTRATION_PASSWORD } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { identityOf } from '../../platform/kernel/index.ts';
import { personIdsByNumber } from '../../registry/persons/index.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import { GAOTANG } from './gaotang.ts';

// Gaotang as people find it: classes to enrol in, and people with different stories.

let fixture: AppFixture;
beforeAll(async () => {
  fixture = await openAppFixture({ county: true });
}, 120_000);
afterAll(() => fixture?.close());

interface Opening {
  readonly openingId: string;
  readonly classId: string;
  readonly className: string;
  readonly seats: number;
  readonly taken: number;
  readonly queued: number;
}
interface OfClass {
  readonly opening: {
    readonly version: number;
    readonly rows: readonly { status: string; number: number }[];
  };
}
interface Seats {
  readonly rows: readonly { className: string; status: string; ahead: number | null; allowed: string[] }[];
}

const signIn = (login: string) => fixture.signIn(login, DEMONSTRATION_PASSWORD);
async function get<T>(who: SignedIn | null, path: string): Promise<T> {
  const reply = await fixture.send(who, 'GET', path);
  expect(reply.status, reply.text).toBe(200);
  return reply.body as T;
}
async function post<T>(who: SignedIn, path: string, body: object): Promise<T> {
  const reply = await fixture.send(who, 'POST', path, body);
  expect(reply.status, reply.text).toBe(200);
  return reply.body as T;
}
const openings = async () => (await get<{ rows: Opening[] }>(null, '/api/public/openings')).rows;
async function openingOf(name: string): Promise<Opening> {
  const found = (await openings()).find(({ className }) => className === name);
  if (!found) throw new Error(name);
  return found;
}
const ANSWERS = { noticeEdition: '2021-03', base: 'none', wish: 'find-work', destination: 'here' } as const;

describe('classes that people may enrol in', () => {
  it('are three, for everybody to read: one seat left, plenty of seats, full with somebody who waits', async () => {
    const rows = (await openings()).map(({ className, seats, taken, queued }) => [
      className,
      seats,
      taken,
      queued,
    ]);
    expect(rows).toEqual([
      ['保育员秋季班', 10, 9, 0],
      ['家政服务员尹集班', 30, 2, 0],
      ['保育员梁村班', 6, 6, 1],
    ]);
  });

  it('say what they would bring before anybody enrols, and where no amount is set, who is asked', async () => {
    const worker = await signIn('worker');
    const wouldBe = async (name: string) => {
      const { openingId } = await openingOf(name);
      return (await get<{ wouldBe: object[] }>(worker, `/api/me/openings/${openingId}`)).wouldBe;
    };
    expect(await wouldBe('保育员秋季班')).toMatchObject([
      { benefit: 'training-subsidy', outcome: 'entitled', amountFen: 132_000, payee: 'institution' },
    ]);
    expect(await wouldBe('家政服务员尹集班')).toMatchObject([{ outcome: 'incomplete', amountFen: null }]);
  });

  it('can be filed: whoever holds a seat comes onto the roster, and no check refuses', async () => {
    const school = await signIn('qinghe');
    const { openingId, classId } = await openingOf('家政服务员尹集班');
    const { opening } = await get<OfClass>(school, `/api/classes/${classId}/opening`);
    const taken = await post<{ taken: number }>(school, `/api/openings/${openingId}/roster`, {
      version: opening.version,
    });
    expect(taken).toMatchObject({ taken: 2, refused: [] });
    const { version } = await get<{ version: number }>(school, `/api/classes/${classId}`);
    await post(school, `/api/classes/${classId}/submit`, { version });
  });
});

describe('people with different stories', () => {
  it('are shown with what there is to see, each by an account that is there; nobody else has a story', async () => {
    const { accounts, newcomers } = await get<{
      accounts: { login: string; story: string | null }[];
      newcomers: { idNumber: string }[];
    }>(null, '/api/demonstration');
    const told = accounts.filter(({ story }) => story !== null).map(({ login, story }) => [login, story]);
    expect(Object.fromEntries(told)).toEqual(GAOTANG.stories);
    expect(told.map(([login]) => login)).toEqual([
      'villager',
      ...['worker', 'worker2', 'worker3', 'worker4', 'worker5', 'worker6', 'worker7'],
    ]);
    const numbers = newcomers.flatMap(({ idNumber }) => identityOf('resident', idNumber) ?? []);
    const known = await readTx(fixture.db, { kind: 'system' }, (tx) =>
      personIdsByNumber(tx, fixture.app.ciphers, numbers),
    );
    expect([numbers.length, known.size]).toEqual([2, 0]);
  });

  it('one holds a seat and what is reserved for her; she may enrol in a second class of the trade, and leave', async () => {
    const who = await signIn('worker5');
    const seats = () => get<Seats>(who, '/api/me/seats');
    expect(await seats()).toMatchObject({
      rows: [
        {
          className: '保育员秋季班',
          status: 'held',
          reserved: [{ benefit: 'training-subsidy', status: 'soft', amountFen: 132_000 }],
          allowed: ['worker.leave'],
        },
      ],
    });
    const { openingId } = await openingOf('保育员梁村班');
    // The notice gives it for every class, so the second is reserved too.
    const second = await post<{ seatId: string }>(who, `/api/me/openings/${openingId}/seat`, ANSWERS);
    expect(second).toMatchObject({ status: 'queued', ahead: 1, reserved: [{ amountFen: 132_000 }] });
    await post(who, `/api/me/seats/${second.seatId}/leave`, {});
    expect((await seats()).rows.map(({ status }) => status).toSorted()).toEqual(['held', 'left']);
  });

  it('one waits first in a queue, and moves up when the school adds a seat', async () => {
    const [who, school] = [await signIn('worker6'), await signIn('qinghe')];
    const seat = async () => (await get<Seats>(who, '/api/me/seats')).rows[0];
    expect(await seat()).toMatchObject({ className: '保育员梁村班', status: 'queued', ahead: 0 });
    const { openingId, classId } = await openingOf('保育员梁村班');
    const { opening } = await get<OfClass>(school, `/api/classes/${classId}/opening`);
    await post(school, `/api/openings/${openingId}/amend`, {
      ...{ version: opening.version, seats: 7, openUntil: '2021-11-28' },
    });
    expect(await seat()).toMatchObject({ status: 'held', ahead: null });
  });
});

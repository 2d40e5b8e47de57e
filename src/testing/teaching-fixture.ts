// For tests only: a teacher's phone with its key and its chain, and people who sign on their own.
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Actor } from '../platform/access/index.ts';
import { type PersonId, systemClock, type Uuid } from '../platform/kernel/index.ts';
import type { HalfDay } from '../training/attendance/contract.ts';
import type { HalfDaySent, MarkSent } from '../training/attendance/contract-live.ts';
import { chainTextOf } from '../training/attendance/rules-marks.ts';
import { registerDevice } from '../training/attendance/service-devices.ts';
import { receiveMarks } from '../training/attendance/service-marks.ts';
import { actAs, addActor, type ClassFixture, testResidentId, value } from './classes-fixture.ts';

export const HALF_DAY = { taughtOn: '2021-06-28', half: 'morning' as HalfDay };
/** Eight in the morning of the class's first day in Shanghai, when its first lesson begins. */
export const FIRST_MORNING = '2021-06-28T00:00:00Z';

/** What live attendance needs from outside: secrets that a test can foretell, and a clock of the machine. */
export const deps = {
  wallClock: systemClock(),
  fill: (bytes: Uint8Array) => void bytes.fill(7),
};

/** A teacher's phone: it numbers, chains and signs the marks that it takes. */
export class TeacherPhone {
  readonly deviceId: Uuid;
  readonly teacher: Actor;
  readonly #fixture: ClassFixture;
  readonly #key: string;
  #no = 0;
  #previous: string | null = null;

  private constructor(fixture: ClassFixture, of: { teacher: Actor; deviceId: Uuid; key: string }) {
    this.#fixture = fixture;
    this.#key = of.key;
    this.teacher = of.teacher;
    this.deviceId = of.deviceId;
  }

  /** A phone that a teacher of the school registers. */
  static async of(fixture: ClassFixture, teacher = fixture.school): Promise<TeacherPhone> {
    const pair = generateKeyPairSync('ec', {
      namedCurve: 'prime256v1',
      publicKeyEncoding: { type: 'spki', format: 'der' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const publicKey = pair.publicKey.toString('base64');
    const registered = value(
      await actAs(fixture.app, teacher, (act) => registerDevice(act, { name: '教学用', publicKey })),
    );
    return new TeacherPhone(fixture, { teacher, deviceId: registered.deviceId, key: pair.privateKey });
  }

  #time(minutesAgo: number) {
    const now = this.#fixture.app.clock.now().getTime();
    return {
      contactAt: new Date(now - minutesAgo * 60_000 - 3_600_000).toISOString(),
      sinceContactMs: 3_600_000,
      deviceAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
    };
  }

  /** A mark as the page takes it down. */
  mark(
    of: { classId: Uuid; personId: PersonId; moment: MarkSent['moment'] } & Partial<MarkSent>,
    minutesAgo = 0,
  ): MarkSent {
    const no = this.#no + 1;
    const bare = {
      ...HALF_DAY,
      markId: this.#fixture.app.ids.uuid(),
      way: 'id-card' as const,
      ...this.#time(minutesAgo),
      ...of,
      chain: { no, previous: this.#previous },
    };
    const digest = createHash('sha256').update(chainTextOf(bare)).digest('hex');
    const signature = sign('sha256', Buffer.from(digest), {
      key: createPrivateKey(this.#key),
      dsaEncoding: 'ieee-p1363',
    }).toString('base64');
    this.#no = no;
    this.#previous = digest;
    return { ...bare, chain: { no, previous: bare.chain.previous, digest, signature } };
  }

  /** A mark by the number of her ID card; `n` is that of the fixture's person. */
  card(classId: Uuid, personId: PersonId, n: number, moment: MarkSent['moment'] = 'in'): MarkSent {
    return this.mark({ classId, personId, moment, idNumber: testResidentId(n) });
  }

  halfDay(act: HalfDaySent['act'], classId: Uuid, more: Partial<HalfDaySent> = {}): HalfDaySent {
    return { act, classId, ...HALF_DAY, ...this.#time(0), ...more };
  }

  send(marks: readonly MarkSent[], halfDays: readonly HalfDaySent[] = []) {
    return actAs(this.#fixture.app, this.teacher, (act) =>
      receiveMarks(act, deps, { deviceId: this.deviceId, marks, halfDays, waiting: 0 }),
    );
  }
}

/** The account of a person of the roster, who signs on her own phone. */
export const worker = (fixture: ClassFixture, personId: PersonId): Promise<Actor> =>
  addActor(fixture.app, { role: 'worker', personId });

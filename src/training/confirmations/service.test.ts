import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { stageFile, standInScanner } from '../../platform/files/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  classFixture,
  codes,
  value,
} from '../../testing/classes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { recordAttendance } from '../attendance/index.ts';
import { CONFIRMATION_TEXT, confirmedText, readConfirmationText } from './rules.ts';
import { confirmOwn, noteSaidWrong, recordSigned } from './service.ts';
import { mineView, ofClassView, ownView } from './views.ts';

let fixture: ClassFixture;
let folder: string;
let classId: Uuid;
let personIds: PersonId[];
beforeAll(async () => {
  fixture = await classFixture();
  folder = await mkdtemp(join(tmpdir(), 'jilu-confirmations-'));
  ({ classId, personIds } = await approvedClass(fixture));
  const slots = (['morning', 'afternoon'] as const).map((half) => ({ day: localDate('2021-06-28'), half }));
  value(
    await actAs(fixture.app, fixture.school, (act) =>
      recordAttendance(act, {
        classId,
        slots,
        rows: personIds.map((personId) => ({ personId, marks: ['present', 'leave'] as const })),
        source: 'test',
      }),
    ),
  );
});
afterAll(async () => {
  await fixture.app.db.close();
  await rm(folder, { recursive: true, force: true });
});

const workerOf = async (personId: PersonId): Promise<Actor> => ({
  ...(await addActor(fixture.app, { role: 'worker', personId })),
  scope: { kind: 'person', personId },
});
const readAs = <T>(who: Actor, work: Parameters<typeof readTx<T>>[2]) =>
  readTx(fixture.app.db, who.scope, work);
const reading = (tx: Parameters<Parameters<typeof readTx>[2]>[0], actor: Actor) => ({
  ...{ tx, actor },
  ciphers: fixture.app.ciphers,
  today: fixture.app.clock.today(),
});
const own = async (who: Actor) => {
  const view = await readAs(who, (tx) => ownView(reading(tx, who), who.personId as PersonId, classId));
  if (!view) throw new Error('it is not hers');
  return view;
};
const confirm = (who: Actor, digest: string) =>
  actAs(fixture.app, who, (act) => confirmOwn(act, { personId: who.personId as PersonId, classId }, digest));
const ofClass = () =>
  readAs(fixture.school, (tx) =>
    ofClassView({ tx, actor: fixture.school, today: fixture.app.clock.today() }, classId),
  );

describe('what is confirmed', () => {
  it('is one text, whatever the order of the figures; another sentence is another text', async () => {
    const who = await workerOf(personIds[0] as PersonId);
    const { stated } = await own(who);
    const turned = Object.fromEntries(Object.entries(stated).reverse()) as typeof stated;
    expect(confirmedText(CONFIRMATION_TEXT, turned)).toBe(confirmedText(CONFIRMATION_TEXT, stated));
    expect(confirmedText({ edition: '2027-01', lines: ['我上了这个班'] }, stated)).not.toBe(
      confirmedText(CONFIRMATION_TEXT, stated),
    );
    expect(() => readConfirmationText('edition: 2027-01\nlines: []')).toThrow();
  });
});

describe('a person and her class', () => {
  it('reads her hours, half days and teachers, and confirms once the class is over', async () => {
    const who = await workerOf(personIds[0] as PersonId);
    const before = await own(who);
    expect(before).toMatchObject({
      allowed: [],
      stated: {
        totalHours: 80,
        theoryHours: 32,
        practiceHours: 48,
        safetyHours: 4,
        presentSlots: 1,
        slotCount: 2,
      },
      days: [
        {
          day: '2021-06-28',
          halves: [
            { half: 'morning', mark: 'present' },
            { half: 'afternoon', mark: 'leave' },
          ],
        },
      ],
      confirmation: { status: 'not-yet' },
    });
    expect(before.teachers.length).toBeGreaterThan(0);
    expect(codes(await confirm(who, before.digestNow))).toEqual(['class-not-over']);
    fixture.app.clock.set('2021-07-10T02:00:00Z');
    const { digestNow } = await own(who);
    expect(codes(await confirm(who, '0'.repeat(64)))).toEqual(['figures-changed']);
    expect(value(await confirm(who, digestNow))).toMatchObject({ status: 'confirmed', digest: digestNow });
    expect(codes(await confirm(who, digestNow))).toEqual(['wrong-status']);
    const { rows } = await readAs(who, (tx) => mineView(reading(tx, who), who.personId as PersonId));
    expect(rows[0]).toMatchObject({
      classId,
      allowed: [],
      confirmation: { status: 'confirmed', way: 'phone', digest: digestNow },
    });
  });

  it('says that something is wrong, and may confirm after that; what she confirmed before stays', async () => {
    const who = await workerOf(personIds[0] as PersonId);
    const of = { personId: who.personId as PersonId, classId, way: 'phone' as const };
    value(
      await actAs(fixture.app, who, async (act) => {
        await noteSaidWrong(act, of);
        return { ok: true, value: null } as const;
      }),
    );
    const said = await own(who);
    expect(said).toMatchObject({
      allowed: ['confirmations.confirm'],
      confirmation: { status: 'said-wrong', digest: null },
    });
    value(await confirm(who, said.digestNow));
    const { rows } = await readAs(who, (tx) =>
      sql<{ kind: string }>`select kind from process_confirmation_step where class_id = ${classId}
        and person_id = ${who.personId}::bigint order by position`.execute(tx),
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['confirmed', 'said-wrong', 'confirmed']);
  });

  it('does not read or confirm what is not hers', async () => {
    const stranger = await workerOf(personIds[1] as PersonId);
    const [elsewhere] = await openingActs(() => ({ ...fixture, handler: fixture.staff.handler })).people([
      77,
    ]);
    expect(
      await readAs(stranger, (tx) => ownView(reading(tx, stranger), personIds[0] as PersonId, classId)),
    ).toBeUndefined();
    expect(codes(await confirm(elsewhere as Actor, 'a'.repeat(64)))).toEqual(['not-found']);
  });
});

describe('a sheet that was signed on paper', () => {
  const staged = async (by: Actor): Promise<Uuid> => {
    const given = Buffer.from('%PDF-1.4 %%EOF');
    const file = {
      name: '过程确认书.pdf',
      mediaType: 'application/pdf',
      given,
      content: given,
      preview: null,
      marks: null,
      scannedBy: 'test',
    } as const;
    return value(
      await actAs(fixture.app, by, (act) =>
        stageFile(act, { folder, scanner: standInScanner }, act.ids.uuid(), file),
      ),
    ).fileId as Uuid;
  };
  const record = (by: Actor, personId: PersonId, signedOn: string, fileIds: string[]) =>
    actAs(fixture.app, by, (act) => recordSigned(act, { personId, classId }, { signedOn, fileIds }));

  it('is recorded with the sheet, by the institution or the bureau, for whoever has not confirmed', async () => {
    const [, second, third] = personIds as [PersonId, PersonId, PersonId];
    expect(codes(await record(fixture.school, second, '2021-07-01', [fixture.app.ids.uuid()]))).toEqual([
      'signed-early',
    ]);
    expect(codes(await record(fixture.school, second, '2021-07-09', [fixture.app.ids.uuid()]))).toEqual([
      'file-not-staged',
    ]);
    expect(codes(await record(fixture.school, second, '2021-07-09', []))).toEqual(['sheet-needed']);
    const fileId = await staged(fixture.school);
    value(await record(fixture.school, second, '2021-07-09', [fileId]));
    expect(codes(await record(fixture.school, second, '2021-07-09', [fileId]))).toEqual(['wrong-status']);
    expect(codes(await record(fixture.school, 1 as PersonId, '2021-07-09', [fileId]))).toEqual([
      'not-on-roster',
    ]);
    const page = await ofClass();
    expect(page).toMatchObject({ confirmed: 2, saidWrong: 0, notYet: 1 });
    expect(page?.rows.find(({ personId }) => personId === second)).toMatchObject({
      way: 'paper',
      allowed: [],
    });
    expect(page?.rows.find(({ personId }) => personId === third)).toMatchObject({
      status: 'not-yet',
      allowed: ['confirmations.record'],
    });
  });
});

describe('of fifty', () => {
  const fifty = (who: Actor, digest: string) =>
    Promise.all(Array.from({ length: 50 }, () => confirm(who, digest).catch(() => null)));

  it('one confirms', async () => {
    const who = await workerOf(personIds[2] as PersonId);
    const { digestNow } = await own(who);
    expect((await fifty(who, digestNow)).filter((answer) => answer?.ok)).toHaveLength(1);
  }, 60_000);

  it('many confirm where the table forgets what was said (negative control)', async () => {
    const owner = await fixture.app.db.owner();
    try {
      await owner.query(`create function forget_said() returns trigger language plpgsql as
          $$ begin new.status := 'said-wrong'; return new; end $$;
        create trigger a_forget before insert or update on process_confirmation
          for each row execute function forget_said()`);
    } finally {
      await owner.end();
    }
    const who = await workerOf(personIds[2] as PersonId);
    const of = { personId: who.personId as PersonId, classId, way: 'phone' as const };
    value(
      await actAs(fixture.app, who, async (act) => {
        await noteSaidWrong(act, of);
        return { ok: true, value: null } as const;
      }),
    );
    const { digestNow } = await own(who);
    expect((await fifty(who, digestNow)).filter((answer) => answer?.ok).length).toBeGreaterThan(1);
  }, 60_000);
});

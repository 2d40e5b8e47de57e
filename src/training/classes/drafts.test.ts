import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import {
  actAs,
  type ClassFixture,
  COUNTY_PATH,
  classFixture,
  codes,
  goodFiling,
  policyForTests,
  value,
} from '../../testing/classes-fixture.ts';
import { draftWithPeople } from '../../testing/drafted-fixture.ts';
import type { FilingInput } from './contract.ts';
import { amendClass, draftClass, submitClass } from './service.ts';
import { detailOf } from './service-views.ts';
import { findTeachers } from './store-timetable.ts';

let fixture: ClassFixture;
beforeAll(async () => {
  fixture = await classFixture();
});
afterAll(() => fixture.app.db.close());

const draft = (filing: FilingInput) =>
  actAs(fixture.app, fixture.school, (act) => draftClass(act, filing, policyForTests));
const read = <T>(work: Parameters<typeof readTx<T>>[2]) =>
  readTx(fixture.app.db, { kind: 'division', path: COUNTY_PATH }, work);

/** The good filing with a lesson without content and a second teacher of whom only the number is known. */
function unfinished(): FilingInput {
  const good = goodFiling();
  const [teacher] = good.teachers;
  if (!teacher) throw new Error('the good filing has no teacher');
  return {
    ...good,
    teachers: [
      { ...teacher, name: '高长青' },
      { ...teacher, name: null },
    ],
    sessions: good.sessions.map((session, n) => (n === 2 ? { ...session, content: null } : session)),
  };
}

describe('a draft with unfinished rows', () => {
  it('is saved as it is, and the filing is refused with pointers to the rows until they are finished', async () => {
    const filing = unfinished();
    const { classId } = await draftWithPeople(fixture, filing);
    const detail = await read((tx) => detailOf(tx, fixture.school, classId, fixture.app.clock.today()));
    expect(detail?.sessions[2]?.content).toBeNull();
    expect(detail?.teachers[1]).toMatchObject({ name: null, idNumberMasked: expect.stringMatching(/\*/) });
    const refused = await actAs(fixture.app, fixture.school, (act) =>
      submitClass(act, classId, 1, policyForTests),
    );
    expect(refused.ok ? [] : refused.refusals).toContainEqual(
      expect.objectContaining({ code: 'check-not-met', pointer: '/teachers/1/name' }),
    );
    expect(JSON.stringify(refused)).toContain('课程表第 3 节没有内容');

    // The row that had no name keeps its number when the name comes.
    const finished = goodFiling();
    const teachers = filing.teachers.map(({ idNumber: _, ...teacher }) => ({
      ...teacher,
      name: teacher.name ?? '新教师',
    }));
    value(
      await actAs(fixture.app, fixture.school, (act) =>
        amendClass(act, { classId, version: 1 }, { ...finished, teachers }, policyForTests),
      ),
    );
    const stored = await read((tx) => findTeachers(tx, classId));
    expect(stored.map((teacher) => [teacher.name, teacher.blindIndex !== null])).toEqual([
      ['高长青', true],
      ['新教师', true],
    ]);
    const submitted = await actAs(fixture.app, fixture.school, (act) =>
      submitClass(act, classId, 2, policyForTests),
    );
    expect(codes(submitted)).toEqual([]);
  });

  it('holds no teacher and no room in the database while a lesson is empty (negative control)', async () => {
    const { classId } = value(await draft({ ...unfinished(), name: '保育员空课班' }));
    await expect(
      withTx(fixture.app.db, { kind: 'system' }, (tx) =>
        sql`update class_session set is_live = true, teacher_blind_index = null, room_key = null
          where class_id = ${classId} and session_no = 3`.execute(tx),
      ),
    ).rejects.toThrow(/class_session_filed_whole/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, addActor, value } from '../../testing/classes-fixture.ts';
import { addMarks, addSignOn } from '../../testing/evidence-fixture.ts';
import {
  addBody,
  addOfficials,
  announced,
  type Body,
  type ExamCounty,
  inspected,
  marked,
} from '../../testing/exams-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { dossierOf } from '../../training/classes/service-dossier.ts';
import { addEvidence } from '../../training/evidence/index.ts';
import { classView, personLine } from '../../training/evidence/views.ts';
import { evidenceFollowers } from './class-followers.ts';
import { dossierParts } from './dossier-parts.ts';

let fixture: ClaimFixture;
let county: ExamCounty;
let body: Body;
let school: Actor;
let classId: Uuid;
let personIds: PersonId[];
const TODAY = localDate('2021-08-20');

beforeAll(async () => {
  fixture = await claimFixture();
  const { app, staff, institutionId } = fixture;
  county = {
    app,
    handler: staff.handler,
    desks: [staff.handler, staff.firstReviewer, staff.secondReviewer, staff.payer],
  };
  school = await addActor(app, { role: 'institution-administrator', organisationId: institutionId });
  body = await addBody(county);
  await addOfficials(county, institutionId, 3, 92_000);
  ({ classId, personIds } = await fixture.addClass([{ result: null }, { result: null }]));
});
afterAll(() => fixture.app.db.close());

const sections = async (actor: Actor) => {
  const dossier = await readTx(fixture.app.db, actor.scope, (tx) =>
    dossierOf({ tx, role: actor.role, today: TODAY }, classId, dossierParts(testPolicies().vocabulary)),
  );
  return new Map((dossier?.sections ?? []).map((section) => [section.key, section]));
};
const said = async (actor: Actor, key: Parameters<Map<string, unknown>['get']>[0]) => {
  const section = (await sections(actor)).get(key as 'evidence');
  return { state: section?.state, here: section?.here.join(''), missing: section?.missing.join('') };
};

describe('the dossier of a class', () => {
  it('says what is missing while nothing shows that the class was taught', async () => {
    expect(await said(school, 'evidence')).toMatchObject({
      state: 'missing',
      missing: expect.stringContaining('没有签到记录'),
    });
    expect(await said(school, 'exams')).toMatchObject({ state: 'not-yet' });
    expect((await sections(school)).has('inspection')).toBe(false);
    expect(await said(school, 'confirmations')).toMatchObject({
      state: 'missing',
      missing: expect.stringContaining('2 人还没有核对'),
    });
  });

  it('counts marks by their way with the share of the witness, pieces by kind, and signs for the bureau alone', async () => {
    const held = await readTx(fixture.app.db, school.scope, (tx) =>
      classView({ tx, actor: school, ciphers: fixture.app.ciphers }, classId, evidenceFollowers),
    );
    const day = held?.startOn ?? '';
    await addMarks(fixture.app, { classId, organisationId: fixture.institutionId }, [
      { personId: personIds[0] as PersonId, at: `${day} 08:01:00` },
      { personId: personIds[1] as PersonId, at: `${day} 08:02:00`, way: 'id-card' },
      { personId: personIds[0] as PersonId, at: `${day} 14:02:00`, half: 'afternoon' },
      { personId: personIds[1] as PersonId, at: `${day} 14:03:00`, half: 'afternoon', way: 'witness' },
    ]);
    value(
      await actAs(fixture.app, school, (act) =>
        addEvidence(act, classId, { kind: 'teacher-log', taughtOn: day, said: '讲了喂养，练了抱姿' }),
      ),
    );
    await addSignOn(fixture.app, { classId, organisationId: fixture.institutionId });
    const ofSchool = await said(school, 'evidence');
    expect(ofSchool.here).toContain('现场签到 4 次');
    expect(ofSchool.here).toContain('老师作证占 25%');
    expect(ofSchool.here).toContain('教学日志 1 件');
    expect(ofSchool.here).not.toContain('疑点');
    const ofCounty = await said(fixture.staff.handler, 'evidence');
    expect(ofCounty.here).toContain('疑点 1 条：待核查 1 条');
    expect(ofCounty).toMatchObject({
      state: 'partly',
      missing: expect.stringContaining('1 条疑点还没有核完'),
    });
  });

  it('shows the exam, what its inspectors saw, and both on the time lines of class and person', async () => {
    const examId = await announced(county, {
      classId,
      kind: 'body-assessment',
      bodyId: body.organisationId,
      by: body.first,
      heldOn: TODAY,
    });
    expect(await said(school, 'exams')).toMatchObject({ state: 'partly' });
    await inspected(county, examId);
    const [passes] = personIds;
    value(
      await marked(county, examId, { enters: body.first, confirms: body.second }, (_, personId) => ({
        result: personId === passes ? ('passed' as const) : ('absent' as const),
        ...(personId === passes ? { overallScore: 85 } : {}),
      })),
    );
    expect(await said(school, 'exams')).toMatchObject({
      state: 'here',
      here: expect.stringContaining('合格 1 人、不合格 0 人、缺考 1 人'),
    });
    expect(await said(school, 'inspection')).toMatchObject({
      state: 'here',
      here: expect.stringContaining('秩序正常'),
    });
    for (const actor of [school, fixture.staff.handler]) {
      const view = await readTx(fixture.app.db, actor.scope, (tx) =>
        classView({ tx, actor, ciphers: fixture.app.ciphers }, classId, evidenceFollowers),
      );
      expect(view?.exams).toMatchObject([
        { examId, status: 'confirmed', results: { passed: 1, absent: 1 }, inspection: { status: 'signed' } },
      ]);
      expect(view?.confirmations).toMatchObject({ confirmed: 0, notYet: 2, days: [] });
    }
    const line = await readTx(fixture.app.db, school.scope, (tx) =>
      personLine({ tx }, { classId, personId: personIds[1] as PersonId }, evidenceFollowers),
    );
    expect(line).toMatchObject({
      exams: [{ examId, result: 'absent', review: null }],
      confirmation: { status: 'not-yet', way: null },
    });
  });
});

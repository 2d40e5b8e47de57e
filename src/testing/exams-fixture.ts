// For tests only: an exam of a class by whoever may hold it, from its plan to its confirmation.
import type { Actor } from '../platform/access/index.ts';
import { withTx } from '../platform/db/index.ts';
import { type PersonId, parseCreditCode, type Result, type Uuid } from '../platform/kernel/index.ts';
import { setBankAccount, upsertOrganisation } from '../registry/organisations/index.ts';
import type { ExamKind } from '../training/exams/contract.ts';
import type { ExamFollowers } from '../training/exams/ports.ts';
import type { SeatResult } from '../training/exams/rules.ts';
import { announceExam, holdExam } from '../training/exams/service.ts';
import { drawInspectors, recordInspection, signInspection } from '../training/exams/service-inspection.ts';
import { listOfficial } from '../training/exams/service-officials.ts';
import { planExam } from '../training/exams/service-plan.ts';
import { confirmResults, enterResults } from '../training/exams/service-results.ts';
import { findExam, seatsOf } from '../training/exams/store.ts';
import { findInspection } from '../training/exams/store-draws.ts';
import { actAs, addActor, COUNTY, type TestApp, testResidentId, value } from './classes-fixture.ts';

export const NO_CLAIMS: ExamFollowers = { claimOf: async () => undefined };

/** What is needed of a county to hold exams in it. */
export interface ExamCounty {
  readonly app: TestApp;
  readonly handler: Actor;
  /** Desks of the county that took no part in the class: inspectors are drawn from them. */
  readonly desks: readonly Actor[];
}

export interface Body {
  readonly organisationId: Uuid;
  /** Two people of the body. */
  readonly first: Actor;
  readonly second: Actor;
}

/** A body that assesses, with two people and so many on its list. */
export async function addBody(
  { app, handler }: ExamCounty,
  of: {
    readonly name?: string;
    readonly code?: string;
    readonly legalRepresentative?: string;
    readonly officials?: number;
  } = {},
): Promise<Body> {
  const creditCode = parseCreditCode(of.code ?? '52371526MA84263173');
  if (!creditCode) throw new Error('the credit code is not valid');
  const { organisationId } = value(
    await actAs(app, handler, (act) =>
      upsertOrganisation(act, {
        name: of.name ?? '高唐县职业技能评价中心',
        creditCode,
        kind: 'assessment-body',
        divisionCode: COUNTY,
        legalRepresentative: of.legalRepresentative ?? '季明远',
        address: '高唐县金城路 1 号',
        phone: '19900100031',
        source: 'test',
      }),
    ),
  );
  await addOfficials({ app, handler }, organisationId, of.officials ?? 4);
  return {
    organisationId,
    first: await addActor(app, { role: 'assessment-body', organisationId }),
    second: await addActor(app, { role: 'assessment-body', organisationId }),
  };
}

export async function addOfficials(
  { app, handler }: Pick<ExamCounty, 'app' | 'handler'>,
  organisationId: Uuid,
  count: number,
  from = 91_000,
): Promise<void> {
  for (let n = 0; n < count; n += 1)
    value(
      await actAs(app, handler, (act) =>
        listOfficial(act, {
          name: `考评员${n + 1}`,
          idNumber: testResidentId(from + n),
          isExaminer: true,
          isInvigilator: true,
          organisationId,
        }),
      ),
    );
}

/** Gives an organisation an account that another has too, or one of its own. */
export const payInto = async (
  { app, handler }: ExamCounty,
  organisationId: Uuid,
  number: string,
): Promise<void> => {
  value(
    await actAs(app, handler, async (act) => {
      await setBankAccount(act, { organisationId, bankName: '高唐农商行', accountName: '测试户', number });
      return { ok: true, value: null } as Result<null>;
    }),
  );
};

export const examRead = <T>(
  { app }: Pick<ExamCounty, 'app'>,
  work: Parameters<typeof withTx<T>>[2],
): Promise<T> => withTx(app.db, { kind: 'system' }, work);
export const versionOf = (county: ExamCounty, examId: Uuid): Promise<number> =>
  examRead(county, async (tx) => (await findExam(tx, examId))?.version ?? 0);

export const PLACE = {
  heldOn: '2021-07-09',
  from: '09:00',
  until: '11:30',
  place: '高唐县青禾职业培训学校二楼',
  room: '一考场',
  examiners: 1,
  invigilators: 1,
};
export const RECORDING = {
  fileName: '一考场.mp4',
  startAt: '2021-07-09T01:00:00.000Z',
  minutes: 150,
  digest: 'a1'.repeat(32),
};

/** Plans and announces. */
export async function announced(
  county: ExamCounty,
  of: {
    readonly classId: Uuid;
    readonly kind: ExamKind;
    readonly bodyId: Uuid;
    readonly resitOf?: Uuid;
    readonly by: Actor;
    readonly heldOn?: string;
  },
): Promise<Uuid> {
  const { examId } = value(
    await actAs(county.app, county.handler, (act) =>
      planExam(act, {
        classId: of.classId,
        kind: of.kind,
        bodyId: of.bodyId,
        ...(of.resitOf === undefined ? {} : { resitOf: of.resitOf }),
        ...PLACE,
        heldOn: of.heldOn ?? PLACE.heldOn,
      }),
    ),
  );
  value(await actAs(county.app, of.by, (act) => announceExam(act, examId as Uuid, 1)));
  return examId as Uuid;
}

/** Two desks inspect and sign: in order, or not. */
export async function inspected(county: ExamCounty, examId: Uuid, inOrder = true): Promise<void> {
  const { app, handler, desks } = county;
  const version = await versionOf(county, examId);
  value(await actAs(app, handler, (act) => drawInspectors(act, examId, { version })));
  const found = await examRead(county, (tx) => findInspection(tx, examId));
  const drawn = desks.filter(({ accountId }) => found?.inspectors.includes(accountId));
  const [writer, signer] = drawn;
  if (!writer || !signer) throw new Error('two desks were not drawn');
  value(
    await actAs(app, writer, (act) =>
      recordInspection(act, examId, {
        version: 1,
        inOrder,
        seenCount: 1,
        findings: '核对身份，全程录像，秩序良好',
      }),
    ),
  );
  value(await actAs(app, signer, (act) => signInspection(act, examId, { version: 2, decision: 'passed' })));
}

/** Held, marked with these results by seat or all passed, and confirmed by the second person. */
export async function marked(
  county: ExamCounty,
  examId: Uuid,
  by: { readonly enters: Actor; readonly confirms: Actor; readonly followers?: ExamFollowers },
  results?: (seatNo: number, personId: PersonId) => Omit<SeatResult, 'seatNo'>,
): Promise<Result<unknown>> {
  const { app } = county;
  const version = () => versionOf(county, examId);
  const now = await version();
  value(
    await actAs(app, by.enters, (act) => holdExam(act, examId, { version: now, recordings: [RECORDING] })),
  );
  const seats = await examRead(county, (tx) => seatsOf(tx, examId));
  const rows = seats.map(({ seatNo, personId }) => ({
    seatNo,
    ...(results?.(seatNo, personId) ?? {
      theoryScore: 82,
      practiceScore: 88,
      overallScore: 85,
      result: 'passed' as const,
    }),
  }));
  const held = await version();
  value(await actAs(app, by.enters, (act) => enterResults(act, examId, { version: held, rows })));
  const entered = await version();
  return actAs(app, by.confirms, (act) =>
    confirmResults(act, examId, { version: entered, decision: 'passed' }, by.followers ?? NO_CLAIMS),
  );
}

import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import type { DemonstrationContext } from './context.ts';
import type { County } from './county.ts';
import { FULL, NEARLY_FULL, WITH_SEATS } from './openings.ts';
import { openTownshipAccount, openWorkerAccount } from './people.ts';
import {
  computeForClass,
  computeForList,
  correctPensions,
  endPublication,
  pay,
  publish,
  type Walk,
  walkReview,
} from './walk.ts';
import { keepEvidence, reportHours } from './walk-evidence.ts';
import { announceTest } from './walk-exams.ts';
import { fileSome } from './walk-filings.ts';
import { keepHouseholds } from './walk-households.ts';
import { askPeople } from './walk-needs.ts';
import { enrol, enrolFromCounter, openForEnrolment } from './walk-openings.ts';
import { findOldRecords, takeOverRegister } from './walk-retention.ts';
import { approveTaught, teachFirstDay } from './walk-teaching.ts';

const ASSESSMENT_BODY = '高唐县职业技能鉴定所';

/** Gaotang in autumn 2021, where training is paid and certificates are not. */
export const GAOTANG: County = {
  code: '371526',
  name: '高唐县',
  samples: 'liaocheng-2021',
  begins: localDate('2021-08-18'),
  firstDay: localDate('2021-10-19'),
  assessmentBody: { name: ASSESSMENT_BODY, creditCode: '52371526MA84263173' },
  organisations: [
    {
      login: 'qinghe',
      person: '孟青禾',
      role: 'institution-administrator',
      organisation: '高唐县青禾职业培训学校',
    },
    {
      login: 'ankang',
      person: '焦安颐',
      role: 'institution-administrator',
      organisation: '高唐县安颐康养职业培训学校',
    },
    {
      login: 'chuangling',
      person: '齐创领',
      role: 'institution-administrator',
      organisation: '高唐县创领创业培训中心',
    },
    { login: 'teacher', person: '宋雅琴', role: 'teacher', organisation: '高唐县青禾职业培训学校' },
    { login: 'assessor', person: '季考评', role: 'assessment-body', organisation: ASSESSMENT_BODY },
    { login: 'luyue', person: '曲振东', role: 'employer', organisation: '山东鲁岳重型机械有限公司' },
    { login: 'woye', person: '郝立新', role: 'employer', organisation: '山东沃禾食品有限公司' },
  ],
  budgets: [
    ['skills-special-account', 30_000_000, '高财社指〔2021〕12号'],
    ['employment-subsidy-fund', 8_000_000, '高财社指〔2021〕15号'],
  ],
  stories: {
    worker: 'paid',
    worker2: 'waits-for-a-fact',
    worker3: 'refused',
    worker4: 'published',
    worker5: 'holds-a-seat',
    worker6: 'waits-in-a-queue',
    worker7: 'is-taught',
    villager: 'helps',
  },
  newcomers: [
    { name: '付春桃', idNumber: '37152619910314002X' },
    { name: '卢广田', idNumber: '371526196408220035' },
  ],
  tell,
};

/** One class is paid, one is published, one waits for its institution, one list waits for a reviewer. */
async function tell(app: DemonstrationContext, walk: Walk): Promise<void> {
  await takeOverRegister(walk, GAOTANG.code);

  walk.on('2021-08-20');
  const childCare = await computeForClass(walk, '保育员班');

  walk.on('2021-08-25');
  const startUp = await computeForClass(walk, 'SYB创业班');
  await walkReview(walk, startUp, [
    { day: '2021-08-25', login: 'chuangling', step: 'confirm' },
    { day: '2021-08-26', login: 'handler', step: 'accept' },
    { day: '2021-08-27', login: 'reviewer1', step: 'first-review' },
    { day: '2021-08-30', login: 'reviewer2', step: 'second-review' },
  ]);
  walk.on('2021-08-31');
  const shown = await publish(walk, [startUp], '高唐县 2021 年第一批创业培训补贴公示');

  walk.on('2021-09-01');
  const elderlyCare = await computeForClass(walk, '养老护理班');

  walk.on('2021-09-08');
  await endPublication(walk, shown);
  walk.on('2021-09-09');
  await pay(walk, [startUp], { approve: '2021-09-10', bank: '2021-09-13' });

  walk.on('2021-09-10');
  const electricians = await computeForClass(walk, '电工班');
  await walkReview(walk, electricians, [
    { day: '2021-09-14', login: 'luyue', step: 'confirm' },
    { day: '2021-09-15', login: 'handler', step: 'accept' },
    { day: '2021-09-17', login: 'reviewer1', step: 'first-review' },
    { day: '2021-09-23', login: 'reviewer2', step: 'second-review' },
  ]);
  walk.on('2021-10-14');
  await publish(walk, [electricians], '高唐县 2021 年第二批企业职工培训补贴公示');

  // The village helper keeps the cards of two villages; one family is that of somebody who was paid.
  walk.on('2021-10-14', 15);
  await keepHouseholds(walk, startUp.persons.slice(0, 2));
  await openTownshipAccount(app, 'township', '371526101000');
  await askPeople(walk);
  await findOldRecords(walk);

  walk.on('2021-10-15');
  const taught = await approveTaught(app, walk, GAOTANG.code);
  const food = await computeForList(walk, '山东沃禾食品有限公司');
  await computeForList(walk, '山东鲁岳重型机械有限公司');
  await walkReview(walk, food, [
    { day: '2021-10-15', login: 'woye', step: 'confirm' },
    { day: '2021-10-18', login: 'handler', step: 'accept' },
  ]);

  await teachFirstDay(app, walk, taught);

  // One was paid, one still waits for a fact, one the law gives nothing, one whose line is published.
  walk.on('2021-10-18', 18);
  await openWorkerAccount(app, 'worker', startUp.persons[0]);
  await openWorkerAccount(app, 'worker2', childCare.lacking[0]);
  await openWorkerAccount(app, 'worker3', elderlyCare.refused[0]);
  await openWorkerAccount(app, 'worker4', electricians.persons[0]);
  // And of those who learned to found a firm, who want a trade now: one holds a seat, one waits for one.
  await openClasses(app, walk, startUp.persons.slice(6));
  // Somebody who is taught today, on her own phone.
  await openWorkerAccount(app, 'worker7', taught.personIds[0]);
  await showTeaching(app, walk, childCare.persons);

  walk.on('2021-10-19');
  await correctPensions(walk, startUp.persons[3], startUp.excluded[0]);
}

/** A filing with errors, an exam that is announced, what was kept of a class, and hours of a platform. */
async function showTeaching(
  app: DemonstrationContext,
  walk: Walk,
  people: readonly PersonId[],
): Promise<void> {
  await fileSome(app, walk);
  walk.on('2021-10-18', 19);
  await announceTest(walk, { className: '养老护理班', body: ASSESSMENT_BODY, heldOn: '2021-10-22' });
  walk.on('2021-10-18', 20);
  await reportHours(app, walk, await keepEvidence(walk, '保育员班'), people.slice(0, 2));
}

/** Three classes that people may enrol in: one with seats, one with a single seat left, one full. */
async function openClasses(
  app: DemonstrationContext,
  walk: Walk,
  people: readonly PersonId[],
): Promise<void> {
  const [holds, waits, ...others] = people;
  if (holds === undefined || waits === undefined) throw new Error('the demonstration has nobody who enrols');
  await openWorkerAccount(app, 'worker5', holds);
  await openWorkerAccount(app, 'worker6', waits);
  const nearlyFull = await openForEnrolment(app, walk, 'qinghe', NEARLY_FULL);
  const withSeats = await openForEnrolment(app, walk, 'qinghe', WITH_SEATS);
  const full = await openForEnrolment(app, walk, 'qinghe', FULL);
  const enrolSome = (openingId: Uuid, from: number, until: number) =>
    enrolFromCounter(app, walk, { openingId, personIds: others.slice(from, until) });
  walk.on('2021-10-18', 19);
  await enrolSome(nearlyFull, 0, 5);
  await enrol(app, walk, 'worker5', { openingId: nearlyFull, personId: holds });
  await enrolSome(nearlyFull, 5, 8);
  await enrolSome(withSeats, 8, 10);
  await enrolSome(full, 10, 16);
  await enrol(app, walk, 'worker6', { openingId: full, personId: waits });
}

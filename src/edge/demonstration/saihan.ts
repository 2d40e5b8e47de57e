import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId } from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import type { DemonstrationContext } from './context.ts';
import type { County } from './county.ts';
import { SECOND_NURSERY } from './openings.ts';
import { openWorkerAccount } from './people.ts';
import { computeForClass, endPublication, pay, publish, type Walk, walkReview } from './walk.ts';
import { agree, claimByPhone, computeForCertificates } from './walk-certificates.ts';
import { openForEnrolment } from './walk-openings.ts';

const CODE = '150105';
const SCHOOL = '赛罕区晨光职业培训学校';
const FIRM = '呼和浩特市青城康养服务有限公司';
const ASSESSMENT_BODY = '赛罕区职业技能评价中心';
const NURSERY = '保育师一班';
const CARE = '养老护理员四级班';

/** Saihan, Hohhot, in autumn 2024, where certificates are paid (NM-3-5b): to their holders, or by agreement to a school. */
export const SAIHAN: County = {
  code: CODE,
  name: '赛罕区',
  samples: 'hohhot-2024',
  begins: localDate('2024-09-06'),
  firstDay: localDate('2024-10-16'),
  assessmentBody: { name: ASSESSMENT_BODY, creditCode: '52150105MA0P3C9H5X' },
  organisations: [
    { login: 'school', person: '孟晨光', role: 'institution-administrator', organisation: SCHOOL },
    { login: 'teacher', person: '云晓丽', role: 'teacher', organisation: SCHOOL },
    { login: 'assessor', person: '季考评', role: 'assessment-body', organisation: ASSESSMENT_BODY },
    { login: 'firm', person: '池青', role: 'employer', organisation: FIRM },
  ],
  budgets: [
    ['employment-subsidy-fund', 5_000_000, '赛财社指〔2024〕6号'],
    ['unemployment-insurance', 2_000_000, '赛财社指〔2024〕9号'],
  ],
  stories: {
    worker: 'may-claim',
    worker2: 'published',
    worker3: 'being-reviewed',
    worker4: 'refused-for-a-certificate',
    worker5: 'had-it-once',
    villager: 'helps',
  },
  newcomers: [],
  tell,
};

/**
 * The school is paid for its class, the carers for their assessment; two carers claim the skill-upgrade subsidy on the
 * phone: one is published, one is being reviewed. One nursery teacher is told no. The school has agreements, but one.
 */
async function tell(app: DemonstrationContext, walk: Walk): Promise<void> {
  walk.on('2024-09-09');
  const nursery = await computeForClass(walk, NURSERY);
  const assessed = await computeForCertificates(walk, {
    ...{ benefit: 'assessment-subsidy', className: CARE, divisionCode: CODE },
  });
  for (const [claim, login, accepts] of [
    [nursery, 'school', 'handler'],
    [assessed, 'handler', 'handler2'],
  ] as const)
    await walkReview(walk, claim, [
      { day: '2024-09-09', login, step: 'confirm' },
      { day: '2024-09-10', login: accepts, step: 'accept' },
      { day: '2024-09-11', login: 'reviewer1', step: 'first-review' },
      { day: '2024-09-12', login: 'reviewer2', step: 'second-review' },
    ]);
  walk.on('2024-09-13');
  const shown = await publish(walk, [nursery, assessed], '赛罕区 2024 年第一批培训补贴、评价补贴公示');
  walk.on('2024-09-24');
  await endPublication(walk, shown);
  await pay(walk, [nursery, assessed], { approve: '2024-09-25', bank: '2024-09-26' });

  const named = await byName(app, [
    ...[...nursery.persons, ...nursery.refused, ...nursery.lacking],
    ...[...assessed.persons, ...assessed.refused],
  ]);
  walk.on('2024-09-25');
  await agree(walk, 'school', {
    ...{ organisation: SCHOOL, signedOn: localDate('2024-07-23'), paper: '评价补贴代领协议 2024-07' },
    // 张玉兰 has not signed: the school cannot claim for her.
    personIds: ['王秋燕', '斯琴', '李桂芳', '周晓云'].map(named),
  });

  await openWorkerAccount(app, 'worker', named('白海霞'));
  await openWorkerAccount(app, 'worker2', named('乌云'));
  await openWorkerAccount(app, 'worker3', named('刘志强'));
  await openWorkerAccount(app, 'worker4', named('高丽娟'));
  await openWorkerAccount(app, 'worker5', named('张玉兰'));

  walk.on('2024-09-26');
  const second = await claimByPhone(walk, 'worker2', {
    ...{ personId: named('乌云'), benefit: 'skill-upgrade-subsidy' },
  });
  await walkReview(walk, second, [
    { day: '2024-09-27', login: 'handler', step: 'accept' },
    { day: '2024-09-29', login: 'reviewer1', step: 'first-review' },
    { day: '2024-10-09', login: 'reviewer2', step: 'second-review' },
  ]);
  walk.on('2024-10-12');
  await publish(walk, [second], '赛罕区 2024 年第一批参保职工技能提升补贴公示');

  walk.on('2024-10-14');
  const third = await claimByPhone(walk, 'worker3', {
    ...{ personId: named('刘志强'), benefit: 'skill-upgrade-subsidy' },
  });
  await walkReview(walk, third, [{ day: '2024-10-15', login: 'handler', step: 'accept' }]);
  await claimByPhone(walk, 'worker4', { personId: named('高丽娟'), benefit: 'assessment-subsidy' });
  await openForEnrolment(app, walk, 'school', SECOND_NURSERY);
}

/** Finds these people by their names. */
async function byName(
  app: DemonstrationContext,
  personIds: readonly PersonId[],
): Promise<(name: string) => PersonId> {
  const views = await readTx(app.db, { kind: 'system' }, (tx) => personViews(tx, personIds));
  return (name) => {
    const found = personIds.find((personId) => views.get(personId)?.name === name);
    if (found === undefined) throw new Error(`the demonstration has nobody of the name ${name}`);
    return found;
  };
}

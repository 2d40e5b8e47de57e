import { addDays, localDate } from '../../platform/kernel/index.ts';
import { draftClass, type FilingInput } from '../../training/classes/index.ts';
import { fileDelivery } from '../../training/village-delivery/index.ts';
import { lawOfRegion } from '../intake/index.ts';
import type { DemonstrationContext } from './context.ts';
import type { Walk } from './walk.ts';

const STARTS = localDate('2021-12-06');
const DAYS = 5;

/** A firm's draft as people hand them in: half an hour of safety for electricians, no equipment, a teacher without a number. */
const WITH_ERRORS: FilingInput = {
  name: '电工二班',
  occupationCode: '6-31-01-03',
  occupationText: '电工',
  level: 4,
  trainingKind: 'skill-upgrade',
  plannedCount: 20,
  ...{ totalHours: 40, theoryHours: 16, practiceHours: 24, safetyHours: 0.5 },
  startOn: STARTS,
  endOn: addDays(STARTS, DAYS - 1),
  place: '山东鲁岳重型机械有限公司培训室',
  location: null,
  headTeacherName: '郭振邦',
  organiser: 'employer',
  costBorneBy: null,
  ...{ videoKept: true, isSecret: false, isHazardous: false },
  assessmentPlan: '理论笔试，实操现场考核',
  ...{ equipment: null, trainingPackage: null, deliveredTo: null },
  teachers: [
    {
      ...{ name: '郭振邦', course: '电工理论与实操', employment: 'full-time' },
      ...{ sex: null, age: null, education: null, major: null, title: null },
      ...{ qualification: '电工高级技师', qualificationLevel: null },
    },
  ],
  sessions: Array.from({ length: DAYS }, (_, n) => ({
    taughtOn: addDays(STARTS, n),
    ...{ from: '08:00', until: '17:30', hours: 8 },
    content: ['安全用电', '照明线路安装', '电动机控制', '故障排查', '综合实训'][n] ?? '综合实训',
    room: '培训室一层',
    roomKind: '实训',
    teacherName: '郭振邦',
    textbook: '《电工（中级）》中国劳动社会保障出版社',
  })),
};

/** A firm drafts a class that the checks refuse, and an institution files with the city what it teaches in villages. */
export async function fileSome(app: DemonstrationContext, walk: Walk): Promise<void> {
  await walk.as('luyue', 'class-drafted', (act) =>
    draftClass(act, WITH_ERRORS, lawOfRegion(app.policies).inForce),
  );
  await walk.as('qinghe', 'village-delivery-filed', (act) =>
    fileDelivery(act, {
      service: 'training',
      occupationCodes: ['4-10-01-03', '4-10-01-06'],
      ...{ fromOn: '2021-11-01', untilOn: '2022-10-31' },
      means: '教师 2 名，带护理台 3 张、急救箱；在村委会大院上课，有消防器材。',
    }),
  );
}

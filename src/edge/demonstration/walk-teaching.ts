import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { fillRandom } from '../../platform/access/index.ts';
import {
  addDays,
  type CreditCode,
  checkDigitOf,
  divisionPathOf,
  done,
  type IdentityNumber,
  type LocalDate,
  localDate,
  type PersonId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { organisationByCreditCode } from '../../registry/organisations/index.ts';
import { registerPersons } from '../../registry/persons/index.ts';
import { chainTextOf, type MarkSent, receiveMarks, registerDevice } from '../../training/attendance/index.ts';
import { enrol, importClass, importTimetable } from '../../training/classes/index.ts';
import { lawOfRegion } from '../intake/index.ts';
import type { DemonstrationContext } from './context.ts';
import type { Walk } from './walk.ts';

// A class that is being taught when somebody begins to look around, and its first day as a teacher's phone took it.

const FILE = '开班申请表（中式面点）.xlsx';
const SCHOOL_CODE = '52371526MA554330X0' as CreditCode;
const FIRST_DAY = localDate('2021-10-18');
const LAST_DAY = localDate('2021-10-27');
const DAYS = [0, 1, 2, 3, 4, 7, 8, 9].map((n) => addDays(FIRST_DAY, n));
const HALVES = [
  ['08:30', '11:30'],
  ['14:00', '17:00'],
] as const;
const LESSONS = ['和面与发酵', '馒头与花卷', '水饺与包子', '面条', '糕点成形', '食品卫生与安全'];
const PEOPLE = [
  '谷秋穗',
  '蒲新柳',
  '暴春来',
  '苑冬青',
  '盖夏荷',
  '逯长河',
  '宿晓雾',
  '郗秋山',
  '仝春禾',
  '訾小满',
];

const bornOf = (n: number) => `19${70 + n}0${1 + (n % 9)}1${n % 9}`;
function numberOf(n: number): IdentityNumber {
  const first = `371526${bornOf(n)}9${String(10 + n)}`;
  return `${first}${checkDigitOf(first)}` as IdentityNumber;
}

interface Taught {
  readonly classId: Uuid;
  readonly personIds: readonly PersonId[];
}

/** The county approved the class on paper and has its roster; ten people learn to make pastry for eight days. */
export async function approveTaught(app: DemonstrationContext, walk: Walk, county: string): Promise<Taught> {
  const { classId } = await walk.as('handler', 'intake-imported', (act) =>
    importClass(
      act,
      {
        ...{ name: '中式面点师秋季班', number: '高人社培备〔2021〕036号', creditCode: SCHOOL_CODE },
        ...{
          occupationCode: '4-03-02-02',
          occupationText: '中式面点师',
          level: 5,
          trainingKind: 'employment-skills',
        },
        ...{ plannedCount: 10, totalHours: 48, theoryHours: 18, practiceHours: 30, safetyHours: 4 },
        ...{ startOn: FIRST_DAY, endOn: LAST_DAY, place: '高唐县青禾职业培训学校面点实训室' },
        ...{
          headTeacherName: '宋雅琴',
          organiser: 'institution',
          costBorneBy: 'institution',
          videoKept: true,
        },
        ...{ isSecret: false, isHazardous: false, assessmentPlan: '理论机考＋实操' },
        filedOn: localDate('2021-10-08'),
        approvedOn: localDate('2021-10-12'),
        teachers: [],
        file: FILE,
      },
      lawOfRegion(app.policies).inForce,
    ),
  );
  await walk.as('handler', 'intake-imported', (act) =>
    importTimetable(
      act,
      classId,
      DAYS.flatMap((taughtOn, day) =>
        HALVES.map(([from, until], n) => ({
          ...{ taughtOn, from, until, hours: 3, room: '面点实训室' },
          content: LESSONS[(day * HALVES.length + n) % LESSONS.length] ?? '',
        })),
      ),
    ),
  );
  const personIds = await walk.as('handler', 'intake-imported', async (act) => {
    const school = await organisationByCreditCode(act.tx, SCHOOL_CODE);
    const persons = PEOPLE.map((name, n) => ({ idNumber: numberOf(n), name, confirmed: true }));
    const ids = await registerPersons(act, persons, {
      divisionPath: divisionPathOf(county),
      organisationId: school?.organisationId ?? null,
    });
    const rows = ids.map((personId, n) => ({
      ...{ personId, rosterNo: n + 1, livingAllowanceRequested: false },
      enrolledOn: localDate('2021-10-11'),
    }));
    const enrolled = await enrol(act, classId, rows, `workbook:${FILE}`);
    return enrolled.ok ? done(ids) : enrolled;
  });
  return { classId, personIds };
}

/** A phone of the teacher's, with its key and its chain. */
interface Phone {
  readonly deviceId: Uuid;
  readonly key: KeyObject;
  no: number;
  previous: string | null;
}

/** The first morning: nine people by their ID cards, one by the teacher's word; one leaves on leave after the morning. */
export async function teachFirstDay(app: DemonstrationContext, walk: Walk, of: Taught): Promise<void> {
  walk.on(FIRST_DAY, 8);
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const { deviceId } = await walk.as('teacher', 'teacher-device-registered', (act) =>
    registerDevice(act, { name: '教学平板', publicKey: pair.publicKey.toString('base64') }),
  );
  const phone: Phone = { deviceId, key: createPrivateKey(pair.privateKey), no: 0, previous: null };
  const people = of.personIds.map((personId, n) => ({ personId, n }));
  const witnessed = 9;
  const send = (half: 'morning' | 'afternoon', moment: 'in' | 'out', act: 'open' | 'close', absent: number) =>
    sendMarks(app, walk, phone, {
      ...{ classId: of.classId, taughtOn: FIRST_DAY, half, act },
      marks: people
        .filter(({ n }) => n !== absent)
        .map(({ personId, n }) => ({
          ...{ personId, moment },
          ...(n === witnessed
            ? { way: 'witness' as const, reason: '身份证在补办，班主任认得本人' }
            : { way: 'id-card' as const, idNumber: numberOf(n) }),
        })),
    });
  await send('morning', 'in', 'open', -1);
  walk.on(FIRST_DAY, 12);
  await send('morning', 'out', 'close', -1);
  walk.on(FIRST_DAY, 14);
  await send('afternoon', 'in', 'open', 3);
  walk.on(FIRST_DAY, 17);
  await send('afternoon', 'out', 'close', 3);
}

interface Sent {
  readonly classId: Uuid;
  readonly taughtOn: LocalDate;
  readonly half: 'morning' | 'afternoon';
  readonly act: 'open' | 'close';
  readonly marks: readonly Pick<MarkSent, 'personId' | 'moment' | 'way' | 'idNumber' | 'reason'>[];
}

async function sendMarks(app: DemonstrationContext, walk: Walk, phone: Phone, sent: Sent): Promise<void> {
  const { classId, taughtOn, half } = sent;
  const day = { classId, taughtOn, half };
  const time = {
    contactAt: app.clock.now().toISOString(),
    sinceContactMs: 0,
    deviceAt: app.wallClock.now().toISOString(),
  };
  const marks = sent.marks.map((mark): MarkSent => {
    const chain = { no: phone.no + 1, previous: phone.previous };
    const bare = { ...day, ...mark, ...time, markId: app.ids.uuid(), chain };
    const digest = createHash('sha256').update(chainTextOf(bare)).digest('hex');
    const how = { key: phone.key, dsaEncoding: 'ieee-p1363' } as const;
    const signature = sign('sha256', Buffer.from(digest), how).toString('base64');
    phone.no = chain.no;
    phone.previous = digest;
    return { ...bare, chain: { ...chain, digest, signature } };
  });
  const received = await walk.as('teacher', 'attendance-marks-sent', (act) =>
    receiveMarks(
      act,
      { wallClock: app.wallClock, fill: fillRandom },
      { deviceId: phone.deviceId, marks, halfDays: [{ act: sent.act, ...day, ...time }], waiting: 0 },
    ),
  );
  if (received.marks.some(({ outcome }) => outcome !== 'counted'))
    throw new Error('the demonstration: a mark of the first day does not count');
}

import { approvable } from './class-filing.ts';
import type { County } from './walk-county.ts';
import { approvedOnPaper } from './walk-intake.ts';
import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';
import { checkDigitOf } from './workbooks.ts';

const reason = '与签到表和本人核对';
const document = '成绩登记表原件';

interface ClassPage {
  readonly version: number;
}

/** The acts of one class, each with the version that it has by then. */
function actsOf({ get, post }: County, classId: string) {
  const path = `/api/classes/${classId}`;
  return async <T = unknown>(login: string, act: string, data: object = {}): Promise<T> => {
    const { version } = await get<ClassPage>('handler', path);
    return post<T>(login, `${path}/${act}`, { version, ...data });
  };
}

const idNumber = (n: number) => {
  const first = `37152619810202${String(n).padStart(3, '0')}`;
  return first + checkDigitOf(first);
};
const DAY = '2021-12-13';

const filed: Lifecycle = {
  name: 'a class from its draft to its approval',
  async *go(county) {
    const filing = approvable('全程检查班', DAY);
    const { classId } = await county.post<{ classId: string }>('qinghe', '/api/classes', { filing });
    const act = actsOf(county, classId);
    const page = `/desk/classes/${classId}`;
    const enrolledOn = await county.today();
    for (const [n, name] of [
      [31, '周全程'],
      [42, '吴全程'],
    ] as const)
      await act('qinghe', 'roster-changes', {
        leaves: null,
        joins: { name, idNumber: idNumber(n), phone: null, enrolledOn, groupText: null },
        reason: '现场报名',
      });
    yield stop('training-class', 'draft', page, 'qinghe');
    await act('qinghe', 'submit');
    yield stop('training-class', 'submitted', page, 'qinghe', 'reviewer1');
    await act('reviewer1', 'first-review', {
      decision: 'returned',
      reasonCode: 'timetable-wrong',
      opinion: '课程表与课时不符，请核对后再报',
    });
    yield stop('training-class', 'returned', page, 'qinghe');
    await act('qinghe', 'submit');
    await act('reviewer1', 'first-review', { decision: 'passed' });
    yield stop('training-class', 'first-reviewed', page, 'qinghe', 'reviewer2');
    await act('reviewer2', 'second-review', { decision: 'passed' });
    yield stop('training-class', 'approved', page, 'qinghe');

    const [teacher] = filing.teachers;
    const [session] = filing.sessions;
    await act('qinghe', 'changes', {
      filing: {
        ...filing,
        teachers: [{ ...teacher, name: '周老师' }],
        sessions: [{ ...session, teacherName: '周老师' }],
      },
      reason: '原教师临时住院',
    });
    yield stop('class-change', 'open', page, 'qinghe', 'reviewer1');
  },
};

const held: Lifecycle = {
  name: 'a class that a county held on paper and that breaks off',
  async *go(county) {
    const classId = await approvedOnPaper(county, {
      name: '正在办的检查班',
      number: '高人社培备〔2021〕801号',
      through: '2021-10-29',
    });
    const page = `/desk/classes/${classId}`;
    yield stop('training-class', 'approved', page, 'handler');
    const act = actsOf(county, classId);
    await act('handler', 'end', { kind: 'broken-off', lastOn: '2021-10-15', reason: '教室停电，班办不下去' });
    yield stop('class-change', 'open', page, 'handler', 'reviewer2');
  },
};

interface Sheet {
  readonly rows: readonly {
    readonly personId: number;
    readonly result: string | null;
    readonly certificates: readonly { readonly certificateId: string }[];
  }[];
}

const outcome: Lifecycle = {
  name: 'a result and a certificate, corrected',
  async *go(county) {
    const { get, post } = county;
    const { rows } = await get<{ rows: { classId: string; name: string }[] }>('handler', '/api/classes');
    const classId = rows.find(({ name }) => name === '保育员班')?.classId;
    const page = `/desk/classes/${classId}?tab=results`;
    const path = `/api/classes/${classId}`;
    const sheet = await get<Sheet>('handler', `${path}/results`);
    const [one, other] = sheet.rows.filter((row) => row.result === 'passed' && row.certificates.length === 1);
    yield { ...stop('certificate', 'standing', page, 'handler'), shown: '' };
    const said = { reason, document };
    await post('qinghe', `${path}/trainees/${one?.personId}/result`, {
      result: 'passed',
      overallScore: 71,
      ...said,
    });
    yield stop('outcome-correction', 'open', page, 'qinghe', 'reviewer1');

    const certificateId = other?.certificates[0]?.certificateId;
    const { correctionId } = await post<{ correctionId: string }>(
      'handler',
      `${path}/certificates/${certificateId}/withdrawal`,
      { withdrawnOn: '2021-10-11', ...said },
    );
    yield stop('outcome-correction', 'open', page, 'handler', 'reviewer2');
    await post('reviewer2', `${path}/outcome-corrections/${correctionId}/second-review`, {
      version: 1,
      decision: 'passed',
    });
    yield stop('certificate', 'withdrawn', page, 'handler');
  },
};

interface Delivery {
  readonly deliveryId: string;
  readonly version: number;
}

const inVillages: Lifecycle = {
  name: 'training in villages, filed with the city, ended and kept',
  async *go({ get, post }) {
    const { deliveryId } = await post<Delivery>('qinghe', '/api/village-deliveries', {
      service: 'training',
      occupationCodes: ['4-10-01-05'],
      fromOn: '2022-01-01',
      untilOn: '2022-12-31',
      means: '教师 2 名，带模型 5 个到村',
    });
    const page = `/desk/village-deliveries/${deliveryId}`;
    const path = `/api/village-deliveries/${deliveryId}`;
    const act = async (login: string, name: string, data: object = { decision: 'passed' }) => {
      const { version } = await get<Delivery>(login, path);
      return post(login, `${path}/${name}`, { version, ...data });
    };
    yield stop('village-delivery', 'submitted', page, 'qinghe', 'city');
    await act('city', 'first-review');
    yield stop('village-delivery', 'first-reviewed', page, 'qinghe', 'city2');
    await act('city2', 'second-review');
    yield stop('village-delivery', 'approved', page, 'city');
    await act('city', 'end', { endsOn: '2022-06-30', reason: '检查发现教师没有到村' });
    yield stop('village-delivery', 'ending', page, 'city2');
  },
};

export const TRAINING_LIFECYCLES: readonly Lifecycle[] = [filed, held, outcome, inVillages];

/** Moves the county on by two days: it comes after all others. */
export const over: Lifecycle = {
  name: 'a class whose last day has passed',
  async *go(county) {
    const classId = await approvedOnPaper(county, {
      name: '快办完的检查班',
      number: '高人社培备〔2021〕802号',
      through: '2021-10-20',
    });
    await county.post('handler', '/api/demonstration/clock', { to: '2021-10-22' });
    yield stop('training-class', 'approved', `/desk/classes/${classId}`, 'handler');
  },
};

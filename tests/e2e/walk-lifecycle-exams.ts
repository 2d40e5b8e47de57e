import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

interface Exam {
  readonly version: number;
  readonly people: readonly { readonly seatNo: number }[];
  readonly inspectionRecord: { readonly version: number; readonly allowed: readonly string[] } | null;
  readonly reviews: readonly { readonly reviewId: string; readonly version: number }[];
}
const DESKS = ['handler', 'handler2', 'reviewer1', 'reviewer2', 'reviewer3', 'reviewer4'];
const PLACE = {
  heldOn: '2021-10-19',
  from: '08:00',
  until: '08:30',
  place: '高唐县职业技能鉴定所',
  examiners: 1,
  invigilators: 1,
};

/** An exam by the body, its inspection, and a result that somebody asks about. */
export const exam: Lifecycle = {
  name: 'an exam, its inspection and a result looked at again',
  async *go({ get, post }) {
    const { rows } = await get<{ rows: { classId: string; name: string }[] }>('handler', '/api/classes');
    const classId = rows.find(({ name }) => name === '保育员班')?.classId;
    const draft = await get<{ kinds: { kind: string; bodies: { organisationId: string }[] }[] }>(
      'handler',
      `/api/classes/${classId}/exam-draft`,
    );
    const bodyId = draft.kinds.find(({ kind }) => kind === 'body-assessment')?.bodies[0]?.organisationId;
    const plan = { classId, kind: 'body-assessment', bodyId, ...PLACE };
    const first = await post<{ examId: string }>('handler', '/api/exams', plan);
    const reason = '考场当天已占用';
    yield stop('exam', 'planned', `/desk/exams/${first.examId}`, 'qinghe', 'assessor', 'handler');
    await post('assessor', `/api/exams/${first.examId}/return`, { version: 1, reason });
    yield stop('exam', 'returned', `/desk/exams/${first.examId}`, 'qinghe', 'handler');
    await post('handler', `/api/exams/${first.examId}/cancel`, { version: 2, reason });

    const { examId } = await post<{ examId: string }>('handler', '/api/exams', plan);
    const page = `/desk/exams/${examId}`;
    const path = `/api/exams/${examId}`;
    const seen = (login = 'handler') => get<Exam>(login, path);
    const act = async (login: string, name: string, more: object = {}) =>
      post(login, `${path}/${name}`, { version: (await seen()).version, ...more });
    await act('assessor', 'announcement');
    yield stop('exam', 'announced', page, 'assessor', 'handler');
    await act('handler', 'inspection');
    const drawn: string[] = [];
    for (const login of DESKS)
      if ((await seen(login)).inspectionRecord?.allowed.includes('exams.recordInspection')) drawn.push(login);
    const [writer = '', signer = ''] = drawn;
    yield stop('exam-inspection', 'drawn', page, writer);
    await post(writer, `${path}/inspection/record`, {
      version: (await seen()).inspectionRecord?.version,
      ...{ inOrder: true, seenCount: 1, findings: '核对身份，秩序良好' },
    });
    yield stop('exam-inspection', 'recorded', page, signer);
    await act('assessor', 'held', { recordings: [] });
    yield stop('exam', 'held', page, 'assessor', 'handler');
    const results = { rows: (await seen()).people.map(({ seatNo }) => ({ seatNo, result: 'passed' })) };
    await act('assessor', 'results', results);
    yield stop('exam', 'results-entered', page, 'assessor', 'handler');
    await act('handler', 'confirmation', { decision: 'passed' });
    yield stop('exam', 'confirmed', page, 'assessor');
    await post('worker2', `/api/me/exams/${examId}/review`, { said: '实操第三项没有给分' });
    yield stop('result-review', 'asked', page, 'assessor');
    yield stop('result-review', 'asked', '/m/exams', 'worker2');
    const [review] = (await seen()).reviews;
    const answer = { version: review?.version, answer: '重新阅卷，没有漏计' };
    await post('assessor', `/api/result-reviews/${review?.reviewId}/answer`, answer);
    yield stop('result-review', 'answered', page, 'handler');
  },
};

import { approvable } from './class-filing.ts';
import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

interface Opening {
  readonly opening: { readonly openingId: string; readonly version: number };
}

const ANSWERS = { noticeEdition: '2021-03', base: 'none', wish: 'find-work', destination: 'here' };

/** A class open for enrolment, with somebody who has its only seat and somebody who waits. */
export const opened: Lifecycle = {
  name: 'a class open for enrolment, its seat and its queue',
  async *go({ get, post, today }) {
    const filing = approvable('全程招生班', '2021-12-27');
    const { classId } = await post<{ classId: string }>('qinghe', '/api/classes', { filing });
    const { openingId } = await post<{ openingId: string }>('qinghe', `/api/classes/${classId}/opening`, {
      seats: 1,
      openFrom: await today(),
      openUntil: '2021-12-26',
      conditions: { audience: 'everybody', minAge: null, maxAge: null, groups: [], note: null },
      queueOrder: 'arrival',
    });
    const page = `/desk/openings/${classId}`;
    const act = async (name: string, who = 'qinghe', more: { readonly reason?: string } = {}) => {
      const { opening } = await get<Opening>(who, `/api/classes/${classId}/opening`);
      return post(who, `/api/openings/${openingId}/${name}`, { version: opening.version, ...more });
    };
    for (const worker of ['worker', 'worker2'])
      await post(worker, `/api/me/openings/${openingId}/seat`, ANSWERS);
    yield stop('class-opening', 'open', page, 'qinghe', 'handler');
    yield stop('seat', 'held', page, 'qinghe');
    yield stop('seat', 'queued', page, 'qinghe');
    yield stop('seat', 'held', '/m/learn/mine', 'worker');
    yield stop('seat', 'queued', '/m/learn/mine', 'worker2');
    await act('stop', 'handler', { reason: '说明里许诺了补贴，请改' });
    yield stop('class-opening', 'stopped', page, 'qinghe', 'handler');
    await act('allow', 'handler');
    await act('close');
    yield stop('class-opening', 'closed', page, 'qinghe', 'handler');
    await act('roster');
    yield stop('seat', 'enrolled', page, 'qinghe');
    yield stop('seat', 'enrolled', '/m/learn/mine', 'worker');
    // She leaves, whoever waited moves up and is not on the roster yet.
    const { rows } = await get<{ rows: { seatId: string; status: string }[] }>('worker', '/api/me/seats');
    await post('worker', `/api/me/seats/${rows.find(({ status }) => status === 'enrolled')?.seatId}/leave`);
    yield stop('class-opening', 'filed', page, 'qinghe');
  },
};

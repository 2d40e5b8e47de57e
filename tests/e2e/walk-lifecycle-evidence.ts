import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

interface Moved {
  readonly version: number;
}
interface Evidence {
  readonly days: readonly { readonly day: string }[];
}

/** A piece of evidence, and a sign in it that two people judge. */
export const evidence: Lifecycle = {
  name: 'evidence of a class and a sign in it',
  async *go({ get, post }) {
    const { rows } = await get<{ rows: { classId: string; name: string }[] }>('teacher', '/api/classes');
    const classId = rows.find(({ name }) => name === '保育员班')?.classId ?? '';
    const page = `/desk/classes/${classId}/evidence`;
    const { days } = await get<Evidence>('teacher', `/api/classes/${classId}/evidence`);
    await post('teacher', `/api/classes/${classId}/evidence`, {
      kind: 'teacher-log',
      taughtOn: days[0]?.day,
      said: '讲了喂养',
    });
    yield stop('evidence-item', 'kept', page, 'teacher');
    const signs = await get<{ rows: { signId: string; version: number }[] }>(
      'handler',
      '/api/evidence-signs?status=open',
    );
    const [sign] = signs.rows;
    if (sign === undefined) throw new Error('the demonstration has no sign in the evidence');
    const at = `/desk/evidence-signs/${sign.signId}`;
    yield stop('evidence-sign', 'open', at, 'handler');
    const judged = await post<Moved>('handler', `/api/evidence-signs/${sign.signId}/judgement`, {
      version: sign.version,
      decision: 'confirmed',
      opinion: '问过本人，当天没有学',
    });
    yield stop('evidence-sign', 'proposed', at, 'reviewer2');
    await post('reviewer2', `/api/evidence-signs/${sign.signId}/decision`, {
      version: judged.version,
      decision: 'passed',
    });
  },
};

/** A report of an online platform that was wrong: one proposes to take it back, another decides. */
export const onlineReport: Lifecycle = {
  name: 'a report of an online platform taken back',
  async *go({ get, post }) {
    const { rows } = await get<{ rows: { platformId: string }[] }>('handler', '/api/online-platforms');
    const reports = await get<{ rows: { reportId: string }[] }>(
      'handler',
      `/api/online-platforms/${rows[0]?.platformId}/reports`,
    );
    await post('handler', `/api/online-reports/${reports.rows[0]?.reportId}/withdrawal`, {
      reason: '平台来函说导错了月份',
    });
    yield stop('report-withdrawal', 'proposed', '/desk/online-platforms', 'handler', 'reviewer2');
  },
};

/** By what reports of an online platform are known: brought in by two people, ended by one. */
export const platformKey: Lifecycle = {
  name: 'a key of an online platform',
  async *go({ get, post }) {
    const { rows } = await get<{ rows: { platformId: string }[] }>('handler', '/api/online-platforms');
    const platformId = rows[0]?.platformId ?? '';
    const { keyId } = await post<{ keyId: string }>('handler', `/api/online-platforms/${platformId}/keys`, {
      kind: 'hmac-sm3',
      value: 'a secret that both of them know 01',
      document: '数据报送协议第四条',
    });
    yield stop('platform-key', 'proposed', '/desk/online-platforms', 'handler', 'reviewer2');
    await post('reviewer2', `/api/platform-keys/${keyId}/decision`, { version: 1, decision: 'passed' });
    yield stop('platform-key', 'in-use', '/desk/online-platforms', 'handler', 'reviewer2');
  },
};

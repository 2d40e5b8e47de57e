import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

const CLASS = '中式面点师秋季班';
/** Of a phone that nobody has: it signs nothing. */
const PUBLIC_KEY =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEDdOBk1WbXJ/0GE4Oo8akWC5z4zhKaQ/RX/grfa9MxLOvXdzDFml5jUkBRCpYtc87lU/6W8oS3AeMIyGqGh2WKA==';

interface Attendance {
  readonly slots: readonly { readonly day: string; readonly half: string }[];
  readonly rows: readonly { readonly personId: number }[];
}

/** A teacher registers a phone, which the school may revoke; a half day is proposed to be said otherwise. */
export const teaching: Lifecycle = {
  name: 'a teacher’s phone, and a half day that two people adjust',
  async *go({ get, post }) {
    await post('teacher', '/api/teaching/devices', { name: '检查用', publicKey: PUBLIC_KEY });
    yield { ...stop('teacher-device', 'in-use', '/desk/teacher-phones', 'qinghe'), only: 'teaching.revoke' };
    const { rows } = await get<{ rows: { classId: string; name: string }[] }>('handler', '/api/classes');
    const classId = rows.find(({ name }) => name === CLASS)?.classId;
    const path = `/api/classes/${classId}/attendance`;
    const sheet = await get<Attendance>('qinghe', path);
    const [slot, person] = [sheet.slots[0], sheet.rows[0]];
    await post('qinghe', `${path}/adjustments`, {
      personId: person?.personId,
      taughtOn: slot?.day,
      half: slot?.half,
      mark: 'leave',
      reason: '当天下午请了假，签到是误记',
    });
    yield stop('roll-adjustment', 'open', `/desk/classes/${classId}?tab=attendance`, 'qinghe', 'handler');
  },
};

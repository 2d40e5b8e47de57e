import { decideChange, listedPlatforms, proposeChange } from '../../outcomes/catalogues/index.ts';
import { THE_PUBLIC } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { idNumbersOf } from '../../registry/persons/index.ts';
import { classesNamed } from '../../training/classes/index.ts';
import { addEvidence, findInClass } from '../../training/evidence/index.ts';
import { decideKey, proposeKey, takeSent } from '../../training/online-training/index.ts';
import type { DemonstrationContext } from './context.ts';
import type { Walk } from './walk.ts';

const TOKEN = 'the token of the demonstration 01';
const DEPS = { platforms: listedPlatforms };

/** A class that was taught in the summer: its teacher's log, what was handed out, and a video that is shorter than the lessons. */
export async function keepEvidence(walk: Walk, className: string): Promise<Uuid> {
  const classId = await walk.as('teacher', 'evidence-added', async (act) => {
    const [found] = await classesNamed(act.tx, className);
    const first = found?.startOn ?? localDate('2021-06-28');
    const of = found?.classId as Uuid;
    const at = { taughtOn: first, half: 'morning' as const };
    const log = await addEvidence(act, of, {
      kind: 'teacher-log',
      ...at,
      said: '讲了岗位要求和一日流程，练了洗手、消毒。',
    });
    if (!log.ok) return log;
    const books = await addEvidence(act, of, {
      kind: 'material-handed-out',
      taughtOn: first,
      said: '《保育员（初级）》教材',
      copies: 30,
    });
    if (!books.ok) return books;
    const videos = [{ name: '第一天上午.mp4', start: '08:00', seconds: 5400, digest: '5f'.repeat(32) }];
    const indexed = await addEvidence(act, of, { kind: 'video-index', ...at, videos });
    return indexed.ok ? { ok: true, value: of } : indexed;
  });
  await walk.as('handler', 'evidence-signs-found', (act) => findInClass(act, classId));
  return classId;
}

/** A platform comes into the catalogue, is known by a token, and reports hours of two people of the class. */
export async function reportHours(
  app: DemonstrationContext,
  walk: Walk,
  classId: Uuid,
  personIds: readonly PersonId[],
): Promise<void> {
  const { changeId } = await walk.as('handler', 'catalogue-change-proposed', (act) =>
    proposeChange(act, {
      kind: 'platform-add',
      name: '齐鲁技能云课堂',
      link: 'https://yun.example.com/jineng',
      holdsFrom: localDate('2021-05-01'),
      grounds: 'inspection',
      document: '高人社发〔2021〕9号',
      reason: '课程齐全，试用一个月稳定',
    }),
  );
  const passed = { version: 1, decision: 'passed' as const };
  await walk.as('reviewer2', 'catalogue-change-decided', (act) => decideChange(act, changeId, passed));
  const [platform] = await readTx(app.db, { kind: 'system' }, (tx) => listedPlatforms(tx, app.clock.today()));
  if (platform === undefined) throw new Error('the demonstration has no platform');
  const { platformId } = platform;
  const { keyId } = await walk.as('handler', 'platform-key-proposed', (act) =>
    proposeKey(act, DEPS, platformId, {
      kind: 'token',
      value: TOKEN,
      document: '数据报送协议（2021 年 5 月）',
    }),
  );
  await walk.as('reviewer2', 'platform-key-decided', (act) => decideKey(act, keyId, passed));
  const numbers = await readTx(app.db, { kind: 'system' }, (tx) => idNumbersOf(tx, app.ciphers, personIds));
  const rows = [...numbers.values()].flatMap((idNumber) => [
    hours(idNumber, '19:00', '20:30', 5100),
    hours(idNumber, '20:10', '21:00', 2700),
  ]);
  await walk.as('handler', 'online-hours-reported', (act) =>
    takeSent({ ...act, actor: { ...THE_PUBLIC, scope: act.actor.scope } }, DEPS, {
      ...{ platformId, token: TOKEN, rows },
      coursesChangedOn: '2021-09-20',
    }),
  );
  await walk.as('handler', 'evidence-signs-found', (act) => findInClass(act, classId));
}

const hours = (idNumber: string, from: string, until: string, seconds: number) => ({
  ...{ course: '婴幼儿照护基础', idNumber, seconds },
  from: `2021-06-29 ${from}`,
  until: `2021-06-29 ${until}`,
  checksAsked: 3,
  checksAnswered: 3,
});

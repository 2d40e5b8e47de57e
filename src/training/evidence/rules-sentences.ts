import type { SignRule } from './contract.ts';

type Facts = Readonly<Record<string, unknown>>;

const HALF_NAMES: Readonly<Record<string, string>> = { morning: '上午', afternoon: '下午', evening: '晚上' };
const when = (day: unknown, half: unknown) => `${day} ${HALF_NAMES[String(half)] ?? ''}`.trim();
/** How far the places of two classes are from each other, where both are known. */
const apart = (km: unknown) => (km === undefined ? '' : `（两处上课地点相距约 ${km} 公里）`);
const hours = (seconds: unknown) => (Number(seconds) / 3600).toFixed(1);

const SENTENCES: Readonly<Record<SignRule, (facts: Facts) => string>> = {
  'one-device': ({ day, half, people }) =>
    `${when(day, half)}，同一部手机给 ${people} 个人扫码签到，请核对是否本人到课。`,
  'two-classes': ({ day, half, km }) =>
    `${when(day, half)}，同一个人在两个班都签了到${apart(km)}，请核对她在哪个班上课。`,
  'two-places': ({ day, half, minutes, km }) =>
    `${when(day, half)}，同一个人 ${minutes} 分钟内在两个班签到${apart(km)}，请核对是否本人签到。`,
  'photo-again': ({ day, half, otherDay, otherHalf, isOtherClass }) =>
    `${when(day, half)} 的照片和${isOtherClass ? '另一个班 ' : ' '}${when(otherDay, otherHalf)} 的是同一个文件，请核对哪一天是真的。`,
  'photo-alike': ({ day, half, otherDay, otherHalf, isOtherClass, bits }) =>
    `${when(day, half)} 的照片和${isOtherClass ? '另一个班 ' : ' '}${when(otherDay, otherHalf)} 的几乎一样（64 处特征只差 ${bits} 处，翻转、镜像也算），请打开两张比对。`,
  'outside-hours': ({ day, half, people, earliest, latest }) =>
    `${when(day, half)}，${people} 个人在课表以外的时间签到（${earliest === latest ? earliest : `${earliest} 至 ${latest}`}），请核对是否调过课。`,
  'teacher-twice': ({ day, from, until }) =>
    `${day} ${from}–${until}，同一位教师在两个班的课表上，请核对是谁上的课。`,
  'within-a-minute': ({ day, half, people, all, seconds }) =>
    `${when(day, half)}，${all} 人中有 ${people} 人在 ${seconds} 秒内扫码签到，请核对是否有人代签。`,
  'many-witnessed': ({ marks, witnessed, percent }) =>
    `本班 ${marks} 次签到中有 ${witnessed} 次由教师作证（${percent}%），请核对原因。`,
  'code-guessed': ({ day, half, wrong }) =>
    `${when(day, half)}，同一个人输错签到码 ${wrong} 次，用完了这半天的次数，请核对她当时是否在教室。`,
  'video-short': ({ day, half, shown, taught }) =>
    `${when(day, half)}登记的录像共 ${shown} 分钟，课表上是 ${taught} 分钟，请核对录像是否完整。`,
  'online-overlap': ({ day, times }) =>
    `${day}，平台报送的线上学习有 ${times} 处时间重叠，一个人不能同时学两门，请向平台核实。`,
  'online-too-fast': ({ day, seconds, most }) =>
    `${day}，平台报送线上学习 ${hours(seconds)} 小时，超过一天 ${most} 小时，请向平台核实。`,
  'online-too-long': ({ day, rows }) =>
    `${day}，平台报送的学习时长有 ${rows} 条比起止时间还长，请向平台核实。`,
  'online-unanswered': ({ asked, answered, percent }) =>
    `线上学习中抽查 ${asked} 次，只答了 ${answered} 次（${percent}%），请核对是否本人学习。`,
};

/** What was found, in a sentence with its facts that says what to look into. Names nobody. */
export function sentenceOf(rule: SignRule, facts: Facts): string {
  return SENTENCES[rule](facts);
}

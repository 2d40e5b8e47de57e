import { words as all } from '../words.ts';

/** How somebody signs in to her own class: as one says it in the room. */
export const words = {
  title: '上课签到',
  lead: '对着老师手机上的码扫一扫，或者把 6 位数字填在下面。',
  scan: '扫一扫',
  scanning: '请把老师手机上的码放在框里',
  stop: '不扫了',
  noCamera: '这部手机现在打不开相机：请在手机设置里允许用相机，或者把 6 位数字填在下面。',
  notOurs: '这不是签到码：请扫老师手机上的签到码。',
  code: '6 位数字',
  codeHint: '每 20 秒换一次，要填现在的。',
  codeNeed: '请填 6 位数字。',
  go: '签到',
  sending: '正在签到……',
  done: (what: string, time: string) => `${time} ${what}成功`,
  late: '迟到',
  lateMeans: (minutes: number) =>
    `开始 ${minutes} 分钟以后签的，记迟到（老师开始得晚的，从老师开始签到算起）。迟到只是记着，这半天照样算到课。`,
  outToo: '下课的时候还要签退：只签到、没签退的，这半天先不算到课。',
  moments: { in: '签到', out: '签退', check: '抽查签到', leave: '请假' },
  ways: { code: '扫码或数字', 'id-card': '身份证', witness: '老师作证', paper: '纸质签到表' },
  today: '今天的课',
  none: '您今天的班还没有开始签到。请等老师点“开始签到”，再扫码。',
  open: '正在签到',
  closed: '签到已结束',
  nothing: '还没签',
  checkNow: '老师正在抽查签到：请再扫一次码。',
  noPhone: '手机不能用的，请老师读您的身份证，一样算数。',
  wrong: `没签上、记错了的，请当场告诉老师，或者在“${all.class.title}”里点“${all.disputes.wrong}”。`,
} as const;

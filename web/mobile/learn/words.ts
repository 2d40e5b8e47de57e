/** Classes that are with the county or have its approval. */
const FILED: readonly string[] = ['submitted', 'first-reviewed', 'approved', 'completed'];
const LISTED: Readonly<Record<string, string>> = {
  submitted: '上了名单，已经报给县里，等批准',
  'first-reviewed': '上了名单，已经报给县里，等批准',
  approved: '上了名单，县里批准了，按日子去上课',
  completed: '上了名单，这个班已经结束',
};
const STATUS = {
  held: '有名额',
  queued: '排队等名额',
  enrolled: '已经上了名单',
  left: '您退了',
  'selected-out': '学校没有收',
  released: '这个班不办了',
} as const;

/** What a worker reads when she looks for a class and enrols: words as a village cadre would say them. */
export const words = {
  title: '我要学',
  guides: '补贴怎么办、要交什么',
  search: '想学什么、在哪学',
  searchHint: '比如：月嫂、电工、焊工，或者乡镇、学校的名字。',
  find: '找一找',
  menu: '看全部能学的：培训菜单',
  none: '现在没有找到这样的班。',
  noneNext: '换个说法再找，或者打 12333 说想学什么。',
  nearOpenings: '眼下能报的班',
  nearSchools: '教这一行的学校',
  nearNoSchools: '没有找到教这一行的学校。',
  all: '看全部的班',
  count: (total: number) => `有 ${total} 个班可以报名`,
  more: '再看一些',
  mine: '我报的班',
  backToList: '看别的班',
  by: (school: string, place: string | null) => (place === null ? school : `${school}，${place}`),
  days: (from: string, to: string) => `${from} 到 ${to}`,
  left: (left: number) => `还有 ${left} 个名额`,
  full: (queued: number) => (queued === 0 ? '名额满了，还没有人排队' : `名额满了，有 ${queued} 人排队`),
  until: (day: string) => `报名到 ${day}`,
  fees: (by: string | null) =>
    by === 'trainee'
      ? '培训费：学校报的是由学员自己出，报名前先问清楚要多少。'
      : by === 'institution'
        ? '培训费：学校报的是由学校出，不用您交。'
        : by === 'employer'
          ? '培训费：学校报的是由单位出，不用您交。'
          : '培训费谁出，学校没有写，报名前先问清楚。',
  askFirst: '有不清楚的，先问',
  facts: '这个班',
  hours: (hours: number) => `一共 ${hours} 个课时`,
  where: '在哪上课',
  when: '什么时候上课',
  teachers: '谁来教',
  allDays: (count: number) => `一共上 ${count} 次课，点开看每次几点`,
  lesson: (day: string, from: string, until: string) => `${day} ${from}—${until}`,
  noTimetable: '每次几点上课，学校还没有排好，排好了这里就能看到。',
  forWhom: '什么人能报',
  anybody: '都能报。',
  ages: (min: number | null, max: number | null) =>
    min !== null && max !== null
      ? `${min} 岁到 ${max} 岁。`
      : min !== null
        ? `${min} 岁以上。`
        : `${max} 岁以下。`,
  groups: (names: string) => `专收${names}。`,
  order: '人多了谁先上',
  ownOrder: '这是学校自己定的，通知没有规定。',
  brings: '学了能领什么',
  bringsLead: '按您现在的情况算：',
  wouldNot: '这次可以学，这项补贴领不到',
  unknown: '还定不了，要等部门答复',
  wouldTo: {
    trainee: (amount: string) => `将可以领 ${amount} 元，发给您本人`,
    institution: (amount: string) => `将有 ${amount} 元，付给学校，不用您交学费`,
    employer: (amount: string) => `将有 ${amount} 元，付给您的单位`,
  },
  why: '为什么',
  next: '还差什么，谁去办',
  supposeNot: '学完以后，人社局按当时的情况核定，数可能不一样。',
  signInFirst: '登录以后，这里会按您的情况算出能领什么。',
  signIn: '登录或开通账号，去报名',
  tell: '告诉别人：让他扫这个码，或者把网址发给他',
  enrol: '我要报名',
  cannot: '现在报不了',
  have: (number: number) => `您已经报了这个班，报名号 ${number}。`,
  queueFirst: (queued: number) =>
    queued === 0
      ? '名额满了：报了名您排在第一个，有人退了就轮到您。'
      : `名额满了：报了名先排队，前面有 ${queued} 人，有人退了就轮到您。`,
  notice: '先看一看学员须知',
  read: '看完了，接着报名',
  step: (at: number, of: number) => `第 ${at} 步，一共 ${of} 步`,
  base: '这门手艺，您会多少？',
  wish: '您学了想做什么？',
  destination: '学完您打算去哪干？',
  before: '上一步',
  sure: '看对了没有',
  sureLead: (name: string) => `您要报的是：${name}`,
  share:
    '点“报名”，学校和县人社局就能看到您的姓名、证件号（盖住中间几位）。学校要打电话给您，可以看您的手机号，每看一次都会记下来。',
  now: '报名',
  not: '先不报',
  kept: '没有网络，没有报成。您选的都还在，连上网再点一下“报名”：点几次也只报一个名。',
  doneSeat: '报上了，有您的名额',
  doneQueue: '报上了，先排队',
  number: (number: number) => `报名号 ${number}`,
  ahead: (ahead: number) => (ahead === 0 ? '您排在第一个，有人退了就轮到您。' : `前面还有 ${ahead} 人。`),
  told: '轮到您了，会发短信告诉您；在“我报的班”里也能看到。',
  reserved: '给您留着的补贴',
  reservedOnceIn: '排上了名额才给您留',
  reservedRow: (amount: string) => `${amount} 元`,
  amountLater: '给您留着领的资格，能领多少要等部门答复再算',
  without: '领不到的补贴',
  seeMine: '看我报的班',
  noSeats: '您还没有报过名。',
  /** How her place stands; once she is on the list, how far the class is with the county. */
  standing: (of: { status: keyof typeof STATUS; classStatus: string }): string =>
    of.status === 'enrolled' ? (LISTED[of.classStatus] ?? STATUS.enrolled) : STATUS[of.status],
  because: (reason: string) => `学校说：${reason}。`,
  disagree: '觉得不对的，点“这条不对”告诉县人社局，或者打 12333。',
  leave: '不去了，退掉',
  leaveSure: (of: { status: string; classStatus: string; mayEnrolAgain: boolean }) =>
    of.mayEnrolAgain
      ? '退了以后，名额就给后面排队的人；还想去，可以再报，要重新排号。'
      : of.status === 'enrolled' && FILED.includes(of.classStatus)
        ? '这个班已经报给县里，退了就不能再报这个班。退了以后，您就不在名单上了。'
        : '这个班已经不收新报名的人，退了就不能再报这个班。',
  leaveNow: '退掉',
  leaveNot: '不退',
  learnMore: '去找班',
} as const;

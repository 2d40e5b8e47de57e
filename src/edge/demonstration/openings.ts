import type { PlannedClass } from './walk-openings.ts';

// Classes that people may enrol in when somebody begins to look around; all fictitious.

const SCHOOL = '高唐县青禾职业培训学校';
const NURSERY_LESSONS = ['一日生活组织', '清洁与消毒', '生活照料', '安全防护与急救', '配合教育活动'];
const NURSERY_BOOK = '《保育员（初级）》中国劳动社会保障出版社';
const NURSERY = ['4-10-01-03', '保育师（保育员）'] as const;

/** One seat is left, and whoever is in a focus group comes first in the queue. */
export const NEARLY_FULL: PlannedClass = {
  name: '保育员秋季班',
  occupation: NURSERY,
  startOn: '2021-11-08',
  place: `${SCHOOL}三楼`,
  teachers: [
    ['高长青', '371526197603010038'],
    ['沈巧玲', '371526198208260023'],
  ],
  headTeacher: '宋雅琴',
  lessons: NURSERY_LESSONS,
  textbook: NURSERY_BOOK,
  plannedCount: 10,
  seats: 10,
  openFrom: '2021-10-18',
  queueOrder: 'focus-groups',
};

/** Plenty of seats, in another town; the catalogue of amounts has no row for the trade yet, and the page says so. */
export const WITH_SEATS: PlannedClass = {
  name: '家政服务员尹集班',
  occupation: ['4-10-01-06', '家政服务员'],
  startOn: '2021-11-15',
  place: '尹集镇文化服务中心',
  teachers: [
    ['汤玉梅', '371526197805120024'],
    ['傅洪涛', '371526197101200018'],
  ],
  headTeacher: '宋雅琴',
  lessons: ['职业道德与法律常识', '家庭保洁', '衣物洗涤与收纳', '家庭餐制作', '照料老人和孩子'],
  textbook: '《家政服务员（初级）》中国劳动社会保障出版社',
  plannedCount: 30,
  seats: 30,
  openFrom: '2021-10-18',
  queueOrder: 'arrival',
};

/** Full, with a queue. */
export const FULL: PlannedClass = {
  name: '保育员梁村班',
  occupation: NURSERY,
  startOn: '2021-11-29',
  place: '梁村镇便民服务中心',
  teachers: [
    ['高长青', '371526197603010038'],
    ['沈巧玲', '371526198208260023'],
  ],
  headTeacher: '宋雅琴',
  lessons: NURSERY_LESSONS,
  textbook: NURSERY_BOOK,
  plannedCount: 8,
  seats: 6,
  openFrom: '2021-10-18',
  queueOrder: 'focus-groups',
};

/** Saihan: the same trade as a class that was paid. */
export const SECOND_NURSERY: PlannedClass = {
  name: '保育师二班',
  occupation: ['4-10-01-03', '保育师'],
  startOn: '2024-11-04',
  place: '赛罕区晨光职业培训学校二楼',
  teachers: [
    ['萨仁', '150105198103170026'],
    ['云晓丽', '150105197511090012'],
  ],
  headTeacher: '云晓丽',
  lessons: NURSERY_LESSONS,
  textbook: '《保育师（初级）》中国劳动社会保障出版社',
  plannedCount: 30,
  seats: 30,
  openFrom: '2024-10-14',
  queueOrder: 'arrival',
};

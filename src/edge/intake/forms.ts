import { headingsOf } from './form-headings.ts';
import { ANSWERS } from './forms-answers.ts';
import { EMPLOYERS, INSTITUTIONS, PLACES, SCARCE, STANDARDS } from './forms-catalogues.ts';
import { CLASS_LIST } from './forms-class.ts';
import { NEEDS } from './forms-needs.ts';
import type { TableForm } from './rules-table.ts';

// The forms of a county by the words of their header rows. Order of columns, place of the header row and the
// exact wording differ from bureau to bureau; bracketed additions (（元）, （盖章）) are ignored when matching.

const ROSTER: TableForm = {
  form: 'roster',
  fields: headingsOf('roster'),
  required: ['name', 'idNumber'],
  titles: /花名册|名册|学员名单|人员名单|学员登记|报名表|报名登记|学员信息|培训人员信息|学员一览/,
  keys: ['name', 'idNumber'],
  computed: ['serial'],
};

export const ATTENDANCE: TableForm = {
  form: 'attendance',
  fields: headingsOf('attendance'),
  required: ['name'],
  titles: /考勤|签到|点名|出勤/,
  keys: ['name'],
  computed: ['serial', 'total', 'rate'],
};

/** A line for each person and day. */
export const SIGN_IN: TableForm = {
  form: 'attendance',
  fields: headingsOf('sign-in'),
  required: ['heldOn', 'name'],
  telling: ['morning', 'afternoon', 'evening', 'wholeDay'],
  titles: ATTENDANCE.titles,
  keys: ['name', 'heldOn'],
  computed: ['serial'],
};

const RESULTS: TableForm = {
  form: 'results',
  fields: headingsOf('results'),
  required: ['name', 'idNumber'],
  telling: ['theory', 'practice', 'result', 'certificateNumber', 'issuedOn'],
  titles: /成绩|证书登记|证书领取|发证|鉴定结果|评价结果|考核结果|合格人员|取证/,
  keys: ['name', 'idNumber'],
  computed: ['serial', 'total'],
};

const WORK_FOR_TRAINING: TableForm = {
  form: 'work-for-training',
  fields: headingsOf('work-for-training'),
  required: ['name', 'idNumber'],
  telling: ['firstMonth', 'lastMonth', 'monthRange', 'firstInsuredOn', 'insuredMonths'],
  titles: /以工代训/,
  keys: ['name', 'idNumber'],
  computed: ['serial', 'months', 'amount'],
};

/** A person a row, under the number of the household. */
const DUTY_LIST: TableForm = {
  form: 'duty-list',
  fields: headingsOf('duty-list'),
  required: ['name', 'idNumber', 'householdNumber'],
  telling: ['householdNumber'],
  titles: /(脱贫|贫困|建档立卡|监测)(人口|对象|户)?.{0,6}名单|监测对象名单|建档立卡/,
  keys: ['name', 'idNumber'],
  computed: ['serial', 'memberCount'],
};

const TIMETABLE: TableForm = {
  form: 'timetable',
  fields: headingsOf('timetable'),
  required: ['heldOn', 'hours', 'teacher'],
  telling: ['hours', 'teacher'],
  titles: /课程表|课表|教学计划|授课计划|课程安排/,
  keys: ['heldOn', 'subject'],
  computed: ['serial'],
};

/** Every form with a table, the more telling ones first. */
export const TABLE_FORMS: readonly TableForm[] = [
  RESULTS,
  WORK_FOR_TRAINING,
  DUTY_LIST,
  ROSTER,
  INSTITUTIONS,
  EMPLOYERS,
  STANDARDS,
  SCARCE,
  PLACES,
  NEEDS,
  TIMETABLE,
  CLASS_LIST,
  ...ANSWERS,
];

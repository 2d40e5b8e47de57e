import { headingsOf } from './form-headings.ts';
import type { TableForm } from './rules-table.ts';

/** The class application is a sheet of labels and values, not a table. */
export const CLASS_LABELS = headingsOf('class-application');

export const TEACHER_FIELDS = headingsOf('teachers');

/** A filing of many classes: one class a row. */
export const CLASS_LIST: TableForm = {
  form: 'class-application',
  fields: { serial: ['序号', '序', '编号'], ...CLASS_LABELS },
  required: ['name'],
  telling: ['startOn', 'endOn', 'period', 'approvedOn'],
  titles:
    /开班.{0,6}(汇总|一览|计划|登记|明细|备案)|班期.{0,4}(汇总|一览|明细)|培训班.{0,4}(汇总|一览|明细|计划)/,
  keys: ['name', 'filingNumber'],
  computed: ['serial'],
};

import { headingsOf } from './form-headings.ts';
import type { TableForm } from './rules-table.ts';

// What the bureau registers for the whole county: firms, standards, scarce occupations.

export const INSTITUTIONS: TableForm = {
  form: 'institutions',
  fields: headingsOf('institutions'),
  required: ['name', 'creditCode'],
  telling: ['licenceNumber', 'occupations', 'contractSignedOn', 'contractThrough', 'highestLevel', 'status'],
  titles: /(培训|承训|定点|办学)机构(目录|名单|一览|名录)/,
  keys: ['name', 'creditCode'],
  computed: ['serial'],
};

export const EMPLOYERS: TableForm = {
  form: 'employers',
  fields: headingsOf('employers'),
  required: ['name', 'creditCode', 'size'],
  telling: ['size', 'hardHit', 'selfAssessment'],
  titles: /企业(名录|目录)|用人单位(名录|目录)/,
  keys: ['name', 'creditCode'],
  computed: ['serial'],
};

export const STANDARDS: TableForm = {
  form: 'standards',
  fields: headingsOf('standards'),
  required: ['amount', 'unit', 'from'],
  telling: ['amount', 'unit'],
  titles: /补贴标准/,
  keys: ['amount', 'occupation', 'occupationCode'],
  computed: ['serial'],
};

export const SCARCE: TableForm = {
  form: 'scarce-occupations',
  fields: headingsOf('scarce-occupations'),
  required: ['occupationCode', 'from'],
  telling: ['occupationCode'],
  titles: /紧缺/,
  keys: ['occupation', 'occupationCode'],
  computed: ['serial'],
};

export const PLACES: TableForm = {
  form: 'places',
  fields: headingsOf('places'),
  required: ['code', 'name', 'parentCode'],
  telling: ['parentCode'],
  titles: /乡镇村|村（社区）目录|区划代码表|乡镇目录|村目录|村级目录/,
  keys: ['code', 'name'],
  computed: ['serial'],
};

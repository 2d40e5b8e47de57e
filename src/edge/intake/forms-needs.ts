import { headingsOf } from './form-headings.ts';
import type { TableForm } from './rules-table.ts';

/** What a township or a village hands in of the people it asked (LN-2-1a). */
export const NEEDS: TableForm = {
  form: 'needs',
  fields: headingsOf('needs'),
  required: ['name', 'idNumber', 'occupation'],
  telling: ['occupation', 'kind', 'channel', 'destination'],
  titles: /需求.*(摸底|调查|登记|台账|统计)|摸底|意愿(调查|摸底|登记)/,
  keys: ['name', 'idNumber'],
  computed: ['serial'],
};

import { headingsOf } from './form-headings.ts';
import type { TableForm } from './rules-table.ts';

// What other departments answer, by the words of the header rows.

/** What an answer needs where no title names the department, what no other answer has, and how it is called. */
interface Told {
  readonly required: readonly string[];
  readonly telling?: readonly string[];
  readonly titles: RegExp;
}

const answer = (form: TableForm['form'], { required, telling, titles }: Told): TableForm => ({
  form,
  fields: headingsOf(form),
  required: ['idNumber', ...required],
  requiredUnderTitle: ['idNumber'],
  telling: telling ?? required,
  titles,
  keys: ['idNumber', 'name'],
});

export const ANSWERS: readonly TableForm[] = [
  answer('public-security', { required: ['status', 'hukou'], titles: /公安|户籍比对|人口信息/ }),
  answer('social-insurance', {
    required: ['months'],
    telling: ['months', 'insurance', 'firstInsuredOn', 'stoppedOn'],
    titles: /社会保险|社保比对|参保比对|社保|人社参保/,
  }),
  answer('rural-revitalisation', { required: ['category', 'from'], titles: /乡村振兴|扶贫|脱贫|监测对象/ }),
  answer('civil-affairs', { required: ['category', 'from'], titles: /民政|低保/ }),
  answer('public-payroll', { required: ['onPayroll'], titles: /财政供养/ }),
  answer('pension', { required: ['draws'], titles: /养老待遇|养老金/ }),
  answer('employment-service', { required: ['category', 'from'], titles: /公共就业|就业失业登记|就业登记/ }),
  answer('market-regulation', { required: ['entityType', 'from'], titles: /市场监管|工商|市场主体/ }),
  answer('education', { required: ['status', 'school'], titles: /教育|学籍/ }),
  answer('subsidy-ledger', {
    required: ['benefit', 'paidOn'],
    telling: ['benefit', 'paidOn', 'months', 'region'],
    titles: /补贴台账|补贴发放|享受补贴/,
  }),
];

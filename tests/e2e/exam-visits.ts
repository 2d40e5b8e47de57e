import type { Page } from 'playwright-core';
import { words } from '../../web/desk/training/exams/words.ts';
import { words as mobile } from '../../web/mobile/words.ts';
import { words as open } from '../../web/public/catalogues/words.ts';
import { words as common } from '../../web/ui/words.ts';
import type { Visit } from './visit.ts';

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();

/** Exams, by whoever holds, inspects, sits or checks them. */
export const EXAM_VISITS: readonly Visit[] = [
  {
    route: '/desk/exams',
    who: 'handler',
    act: button(words.plan.act),
    shot: 'exams',
  },
  {
    route: '/desk/exams',
    who: 'assessor',
    act: (page) => page.locator('a[data-row]').first(),
    shot: 'exams-assessor',
  },
  {
    route: '/desk/exams/officials',
    who: 'assessor',
    act: button(words.list.add),
    shot: 'exam-officials',
  },
  {
    route: '/desk/exams/:examId',
    who: 'handler',
    with: { examId: 'examId' },
    act: button(words.inspection.draw),
    shot: 'exam',
  },
  {
    route: '/desk/exams/:examId',
    who: 'assessor',
    with: { examId: 'examId' },
    // It is held on its day: until then it can be called off.
    act: button(words.cancel.act),
    shot: 'exam-assessor',
  },
  {
    route: '/print/exams/:examId/certificates',
    who: 'ankang',
    with: { examId: 'examId' },
    act: button(common.printNow),
    shot: 'print-certificates-none',
  },
  {
    route: '/m/exams',
    who: 'worker3',
    act: (page) => page.getByRole('link', { name: mobile.back }),
    shot: 'worker-exams',
  },
  {
    route: '/c/:code',
    who: 'public',
    with: { code: 'checkCode' },
    act: button(open.certificate.check),
    shot: 'public-certificate-code',
  },
];

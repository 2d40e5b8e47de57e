import type { Page } from 'playwright-core';
import { words as evidence } from '../../web/desk/training/evidence/words.ts';
import { words as online } from '../../web/desk/training/online-training/words.ts';
import type { Visit } from './visit.ts';

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();
const link = (name: string) => (page: Page) =>
  page.getByRole('main').getByRole('link', { name, exact: true }).first();

/** What shows that a class was taught, the signs in it, and online platforms. */
export const EVIDENCE_VISITS: readonly Visit[] = [
  {
    route: '/desk/classes/:classId/evidence',
    who: 'teacher',
    with: { classId: 'classId' },
    act: button(evidence.add.act),
    shot: 'class-evidence',
  },
  {
    route: '/desk/classes/:classId/evidence/:personId',
    who: 'handler',
    with: { classId: 'classId', personId: 'evidencePersonId' },
    act: link(evidence.person.back),
    shot: 'person-evidence',
  },
  {
    route: '/desk/evidence-signs',
    who: 'reviewer2',
    act: (page) => page.locator('a[data-row]').first(),
    shot: 'evidence-signs',
  },
  {
    route: '/desk/evidence-signs/:signId',
    who: 'handler',
    with: { signId: 'signId' },
    act: button(evidence.sign.judge),
    shot: 'evidence-sign',
  },
  {
    route: '/desk/online-platforms',
    who: 'handler',
    act: button(online.take.act),
    shot: 'online-platforms',
  },
];

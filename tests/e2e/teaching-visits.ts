import type { Page } from 'playwright-core';
import { words as shell } from '../../web/desk/shell/words.ts';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { words as sign } from '../../web/mobile/classes/sign-words.ts';
import { words } from '../../web/mobile/teach/words.ts';
import type { Visit } from './visit.ts';

/** A browser that keeps no list yet is asked for a name; the pages with a list are in live-class.e2e.ts. */
const register = (page: Page) => page.getByRole('button', { name: words.register.go, exact: true });
const who = 'teacher';

/** How a class is signed in, on the teacher's phone, on a person's own, and at the desk. */
export const TEACHING_VISITS: readonly Visit[] = [
  { route: '/m/teach', who, act: register, shot: 'teach' },
  {
    route: '/m/teach/:classId/:taughtOn/:half',
    who,
    with: { classId: 'classId', taughtOn: 'classId', half: 'classId' },
    act: register,
  },
  {
    route: '/m/class/sign',
    who: 'worker',
    act: (page) => page.getByRole('button', { name: sign.scan, exact: true }),
    shot: 'worker-sign-in',
  },
  {
    route: '/desk/teacher-phones',
    who: 'qinghe',
    act: (page) =>
      page
        .getByRole('navigation', { name: shell.navigation })
        .getByRole('link', { name: classes.title, exact: true }),
  },
];

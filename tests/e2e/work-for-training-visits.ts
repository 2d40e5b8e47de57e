import type { Visit } from './visit.ts';

/** Lists of people trained at work, by the bureau and by the firm. */
export const WORK_FOR_TRAINING_VISITS: readonly Visit[] = [
  {
    route: '/desk/work-for-training',
    who: 'handler',
    act: (page) => page.locator('a[data-row]').first(),
    shot: 'work-for-training',
  },
  {
    route: '/desk/work-for-training/:listId',
    who: 'woye',
    with: { listId: 'listId' },
    act: (page) =>
      page
        .getByRole('main')
        .getByRole('link', { name: /C\d{6}-/ })
        .first(),
    shot: 'work-for-training-list',
  },
];

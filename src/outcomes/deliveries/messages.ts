import type { Tellers } from '../notifications/index.ts';

/** What staff are told of notices to print. */
export const deliveryTellers: Tellers = {
  'slips-made': ({ line, toRoles }) =>
    toRoles(
      'waiting',
      ['county-handler'],
      `有 ${Number(line.detail.count)} 张新的送达通知单要打印，送到本人手里。`,
    ),
};

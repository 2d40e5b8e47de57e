import { z } from 'zod';
import { type Refusal, refusal } from '../kernel/index.ts';
import { leadsTo } from './next-act.ts';
import { zAllowed, zText, zUuid } from './shapes.ts';

const boundCount = z.strictObject({ kind: z.string(), count: z.int() });
export type BoundCount = z.infer<typeof boundCount>;

/** What only this account may go on with, and who may take it over or go on with the rest. */
export const boundWorkReply = z.strictObject({
  bound: z.array(boundCount),
  /** Other people with the same role in the same place who can sign in. */
  colleagues: z.array(z.strictObject({ accountId: zUuid, login: z.string(), displayName: z.string() })),
  allowed: zAllowed,
});
export type BoundWorkReply = z.infer<typeof boundWorkReply>;

export const handOverBody = z.strictObject({ toAccountId: zUuid, reason: zText(200, 4) });
export const handedOverReply = z.strictObject({ handedOver: z.array(boundCount) });

export const HAND_OVER_REFUSALS = {
  bound: leadsTo(
    'accounts.handOver',
    refusal(
      'work-bound',
      '这个账号还保管着只有本人能办的工作，没有办：请系统管理员或安全管理员先点“移交工作”，移交给同岗位的人。',
    ),
  ),
  nothing: refusal('nothing-bound', '这个账号没有由本人保管的工作，不用移交。'),
  notColleague: refusal(
    'not-a-colleague',
    '只能移交给同一岗位、同一区划和单位、在用的另一个人的账号，请重新选择。',
    '/toAccountId',
  ),
} as const satisfies Record<string, Refusal>;

import { z } from 'zod';
import {
  leadsTo,
  pageQuery,
  zAllowed,
  zDate,
  zPage,
  zPlaceCode,
  zText,
} from '../../platform/access/index.ts';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';

export const PLACE_LEVELS = ['township', 'village'] as const;

const placeRow = z.strictObject({
  divisionCode: zPlaceCode,
  name: z.string(),
  level: z.enum(PLACE_LEVELS),
  parentCode: zPlaceCode,
  parentName: z.string(),
  /** How many villages it has today; null for a village. */
  villages: z.int().nullable(),
  source: z.string(),
  /** The last day on which it exists; null while it does. */
  endedOn: zDate.nullable(),
  status: z.enum(['standing', 'ended']),
  allowed: zAllowed,
});
export const placeListQuery = z.strictObject({
  ...pageQuery,
  after: zPlaceCode.optional(),
  level: z.enum(PLACE_LEVELS).optional(),
  parent: zPlaceCode.optional(),
  name: zText(40).optional(),
});
export const placeListReply = zPage(placeRow);

export const registerPlaceBody = z.strictObject({
  code: zPlaceCode,
  name: zText(40),
  parentCode: zPlaceCode,
});
export const placeParams = z.strictObject({ divisionCode: zPlaceCode });
export const endPlaceBody = z.strictObject({ endedOn: zDate, reason: zText(200) });
export const placeReply = z.strictObject({ divisionCode: zPlaceCode });

export const PLACE_REFUSALS = {
  code: refusal(
    'place-code',
    '代码要写 12 位数字：乡镇（街道）的后 3 位是 000，村（社区）的前 9 位与所属乡镇相同。请按统计用区划代码改正。',
    '/code',
  ),
  parent: refusal(
    'place-parent',
    '上级代码与代码不相接：乡镇的上级是县区代码，村的上级是所属乡镇的 12 位代码。请核对后改正。',
    '/parentCode',
  ),
  notYours: leadsTo(
    'places.register',
    refusal('place-not-yours', '这个乡镇或村不在本县区：请由它所在县区的经办登记。', '/code'),
  ),
  parentMissing: leadsTo(
    'places.register',
    refusal('place-parent-missing', '上级乡镇还没有登记，或者已经撤并：请先登记上级乡镇。', '/parentCode'),
  ),
  ended: leadsTo(
    'places.register',
    refusal('place-ended', '这个代码的乡镇或村已经撤并，代码不再使用：请按新的区划代码登记。', '/code'),
  ),
  alreadyEnded: refusal('place-already-ended', '这个乡镇或村已经登记撤并，请刷新后查看。'),
  endedEarly: refusal('place-ended-early', '撤并日期不能晚于今天：请填写文件上的日期。', '/endedOn'),
  hasVillages: leadsTo(
    'places.end',
    refusal('place-has-villages', '下面还有没有撤并的村：请先逐个登记这些村的撤并。', '/divisionCode'),
  ),
} as const satisfies Record<string, Refusal>;

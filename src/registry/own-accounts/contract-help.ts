import { z } from 'zod';
import { zInstant, zText } from '../../platform/access/index.ts';
import { zCode, zHandle, zIdNumber, zName } from './contract.ts';

/** help.begin: whom the card names that lies before the helper. */
export const beginHelpBody = z.strictObject({ idNumber: zIdNumber, name: zName, cardSeen: z.literal(true) });
export const beginHelpReply = z.strictObject({ name: z.string(), untilAt: zInstant });

/** help.show: whether a code could come to her; null where no phone is known, or nobody is served */
export const helpReply = z.strictObject({ phoneMasked: z.string().nullable() });
/** help.sendCode: a code to her phone; null where she has none on record. */
export const helpCodeReply = z.strictObject({
  handle: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  shownCode: z.string().nullable(),
});

/** help.agree: to one act, once; by the code that came to her phone, or present, with the reason why no code. */
export const agreeBody = z
  .strictObject({
    /** The act as the interface names it: `/api/me/claims/{claimId}/withdraw`. */
    path: zText(200),
    by: z.enum(['code', 'present']),
    handle: zHandle.optional(),
    code: zCode.optional(),
    reason: zText(200, 2).optional(),
  })
  .refine(
    (body) => body.by !== 'code' || (body.handle !== undefined && body.code !== undefined),
    '请填验证码',
  )
  .refine((body) => body.by !== 'present' || body.reason !== undefined, '请写明为什么不用验证码');
export type Agreed = z.infer<typeof agreeBody>;
export const agreeReply = z.strictObject({ agreed: z.literal(true) });
export const endHelpReply = z.strictObject({ ended: z.literal(true) });

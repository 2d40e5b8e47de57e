import { z } from 'zod';
import { zDivisionCode } from '../../platform/access/index.ts';
import { zCode, zHandle, zIdNumber, zLastFour, zName, zPassword, zPhone } from './contract.ts';

/** ownAccount.register: the same answer whether a register knows the number or not. */
export const registerBody = z.strictObject({
  /** The county whose training she wants. */
  divisionCode: zDivisionCode,
  idNumber: zIdNumber,
  name: zName,
});
export const registerReply = z.strictObject({ handle: z.string(), minutes: z.int() });
export const registrationCodeBody = z.strictObject({ handle: zHandle, phone: zPhone });
export const codeProofBody = z.strictObject({ handle: zHandle, codeHandle: zHandle, code: zCode });
export const cardProofBody = z.strictObject({ handle: zHandle, lastFour: zLastFour });
/** What comes next: a password; or a further proof, since the code alone does not show who she is. */
export const proofReply = z.strictObject({ next: z.enum(['password', 'card']) });
export type ProofReply = z.infer<typeof proofReply>;
export const handleBody = z.strictObject({ handle: zHandle });
export const counterReply = z.strictObject({ number: z.string(), days: z.int() });
export const finishBody = z.strictObject({
  handle: zHandle,
  /** Null: a code to the phone each time. */
  password: zPassword.nullable(),
});
export const enteredReply = z.strictObject({ csrfToken: z.string() });

export const signInByNumberBody = z.strictObject({ idNumber: zIdNumber, password: zPassword });
/** A code to sign in with, or one that sets a new password by `access.resetByPhone`. */
export const signInCodeBody = z.strictObject({
  idNumber: zIdNumber,
  purpose: z.enum(['sign-in', 'lost-password']),
});
export const codeSignInBody = z.strictObject({ handle: zHandle, code: zCode });

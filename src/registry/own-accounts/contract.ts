import { z } from 'zod';
import { zAllowed, zDate, zInstant, zPersonId, zText, zUuid, zVersion } from '../../platform/access/index.ts';

export const OWN_ACCOUNT_STATUSES = ['active', 'revoked'] as const;
export type OwnAccountStatus = (typeof OWN_ACCOUNT_STATUSES)[number];
/** What proved that it is her; nothing where no register knew her. */
const PROOFS = ['phone-on-record', 'bank-card', 'counter', 'village-helper', 'nothing'] as const;
export type Proof = (typeof PROOFS)[number];
/** Who saw the ID card with their own eyes. */
export type Seer = 'counter' | 'village-helper';
const VERIFIERS = ['registry', 'police', 'counter', 'village-helper'] as const;
export type Verifier = (typeof VERIFIERS)[number];

/** Why the answer of the police register did not confirm her. */
const POLICE_ANSWERS = ['name-differs', 'status-unclear'] as const;
export type PoliceAnswer = (typeof POLICE_ANSWERS)[number];

export const zIdNumber = zText(30, 6);
export const zName = zText(60, 2);
export const zPhone = zText(30);
export const zCode = zText(20, 6);
export const zHandle = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const zLastFour = z.string().regex(/^\d{4}$/, '请填银行卡号的后四位数字');
export const zPassword = z.string().min(1).max(200);

/** A code was sent, or looks as if it were. `shownCode`: in a demonstration nothing is sent, and the page shows it. */
export const codeReply = z.strictObject({
  handle: z.string(),
  minutes: z.int(),
  shownCode: z.string().nullable(),
});

const accountView = z.strictObject({
  accountId: zUuid,
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
  status: z.enum(OWN_ACCOUNT_STATUSES),
  provenBy: z.enum(PROOFS),
  verifiedOn: zDate.nullable(),
  verifiedBy: z.enum(VERIFIERS).nullable(),
  /** Of somebody who is not confirmed yet: why the police register did not do it. */
  policeAnswer: z.enum(POLICE_ANSWERS).nullable(),
  registeredAt: zInstant,
  openedBy: z.string().nullable(),
  /** Of the account; where it has none, the one on record of the person. */
  phoneMasked: z.string().nullable(),
  version: zVersion,
  allowed: zAllowed,
});
export type AccountView = z.infer<typeof accountView>;

/** ownAccounts.list: the newest first. */
export const listReply = z.strictObject({ rows: z.array(accountView) });

/** ownAccounts.look: by the short number that she says, or by the ID card that lies on the counter. */
export const lookBody = z
  .strictObject({
    counterNumber: z
      .string()
      .regex(/^\d{6}$/, '办理号是六位数字')
      .optional(),
    idNumber: zIdNumber.optional(),
    name: zName.optional(),
  })
  .refine(
    (body) => body.counterNumber !== undefined || (body.idNumber !== undefined && body.name !== undefined),
    '请填办理号，或填身份证号和姓名',
  );
export const lookReply = z.strictObject({
  /** What the short number stands for, to be compared with the ID card; the number masked. */
  asked: z.strictObject({ name: z.string(), idNumberMasked: z.string() }),
  /** Does the name fit the register? Null where no register knows the number. */
  nameFits: z.boolean().nullable(),
  age: z.enum(['child', 'minor', 'adult', 'unknown']),
  account: accountView.nullable(),
  allowed: zAllowed,
});
export type LookReply = z.infer<typeof lookReply>;

/** ownAccounts.open */
export const openBody = z.strictObject({
  counterNumber: z
    .string()
    .regex(/^\d{6}$/, '办理号是六位数字')
    .optional(),
  idNumber: zIdNumber,
  name: zName,
  /** Null where she has no phone. */
  phone: zPhone.nullable(),
  cardSeen: z.literal(true),
  guardian: z.strictObject({ name: zName, agrees: z.literal(true) }).nullable(),
});
export const openReply = z.strictObject({
  accountId: zUuid,
  /** Shown once, printed on the slip; she changes it when she first signs in. */
  oneTimePassword: z.string(),
  /** The number of the slip, which she signs. */
  slipNumber: z.string(),
  name: z.string(),
  idNumberMasked: z.string(),
});

export const accountParams = z.strictObject({ accountId: zUuid });
export const verifyBody = z.strictObject({ version: zVersion, cardSeen: z.literal(true) });
export const reasonBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const setPhoneBody = z.strictObject({ version: zVersion, phone: zPhone, reason: zText(300, 4) });
export const changedReply = z.strictObject({ accountId: zUuid, version: zVersion });
export const resetReply = z.strictObject({ accountId: zUuid, oneTimePassword: z.string() });

/** ownAccount.mine: the own account, and what others did for her. */
export const mineReply = z.strictObject({
  name: z.string(),
  idNumberMasked: z.string(),
  phoneMasked: z.string().nullable(),
  /** Where messages go as long as the account has no phone of its own. */
  phoneOnRecordMasked: z.string().nullable(),
  hasPassword: z.boolean(),
  verifiedOn: zDate.nullable(),
  /** False until the police register or the counter has confirmed her: she looks and enrols, and claims nothing. */
  isVerified: z.boolean(),
  policeAnswer: z.enum(POLICE_ANSWERS).nullable(),
  helped: z.array(
    z.strictObject({
      helpedActId: zUuid,
      helperName: z.string(),
      helperRole: z.string(),
      route: z.string(),
      event: z.string(),
      agreedBy: z.enum(['code', 'present']),
      reason: z.string().nullable(),
      doneAt: zInstant,
    }),
  ),
  allowed: zAllowed,
});
export type MineReply = z.infer<typeof mineReply>;

export const changePhoneBody = z.strictObject({ password: zPassword, lastFour: zLastFour, phone: zPhone });
export const confirmPhoneBody = z.strictObject({ handle: zHandle, code: zCode });
export const phoneSetReply = z.strictObject({ masked: z.string() });

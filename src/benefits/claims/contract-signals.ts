import { z } from 'zod';
import { zUuid, zVersion } from '../../platform/access/index.ts';
import { LINE_STATUSES, SIGNAL_STATUSES } from './contract.ts';

/** claims.checkSignal: by two different people, and by a third where they disagree */
export const checkSignalBody = z.strictObject({
  version: zVersion,
  decision: z.enum(['cleared', 'upheld']),
  opinion: z.string().trim().min(4).max(500),
});
export const checkSignalReply = z.strictObject({
  signalId: zUuid,
  status: z.enum(SIGNAL_STATUSES),
  lineStatus: z.enum(LINE_STATUSES),
  version: zVersion,
});

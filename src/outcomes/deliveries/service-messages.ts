import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  canDo,
  done,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { type MessageStatus, REFUSALS } from './contract.ts';
import { MESSAGE } from './machine.ts';
import { outsideQuietHours } from './rules.ts';
import { lockMessage, type MessageRow, saveChoice, saveMessage } from './store.ts';

type Moved = Result<{ messageId: Uuid; status: MessageStatus; version: number }>;

/** Sends a message again that was given up, with all its tries. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export async function resendMessage(act: Act, messageId: string, version: number): Promise<Moved> {
  const loaded = await load(act, messageId, { version, by: 'deliveries.resend' });
  if (!loaded.ok) return loaded;
  const message = loaded.value;
  const notBefore = outsideQuietHours(act.clock.now());
  return move(act, message, {
    event: 'message-resent',
    next: {
      ...message,
      status: nextOf(MESSAGE, message.status, 'deliveries.resend'),
      attempts: 0,
      notBefore,
    },
  });
}

/** Stops a message that has not gone out, with the reason. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export async function cancelMessage(
  act: Act,
  messageId: string,
  given: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const loaded = await load(act, messageId, { version: given.version, by: 'deliveries.cancelMessage' });
  if (!loaded.ok) return loaded;
  const message = loaded.value;
  const reason = given.reason.trim();
  return move(act, message, {
    event: 'message-cancelled',
    reason,
    next: { ...message, status: nextOf(MESSAGE, message.status, 'deliveries.cancelMessage'), reason },
  });
}

/** A person switches messages to the phone off or on again. */
export async function chooseMessages(
  act: Act,
  personId: PersonId,
  isOff: boolean,
): Promise<Result<{ isOff: boolean }>> {
  await saveChoice(act.tx, { personId, isOff }, act.clock.now());
  await act.record({
    event: 'messages-chosen',
    objectType: 'person',
    objectId: String(personId),
    detail: { isOff },
  });
  return done({ isOff });
}

async function load(
  act: Act,
  messageId: string,
  asked: { readonly version: number; readonly by: 'deliveries.resend' | 'deliveries.cancelMessage' },
): Promise<Result<MessageRow>> {
  const message = await lockMessage(act.tx, messageId);
  if (!message) return refused(NOT_FOUND);
  if (!canDo(MESSAGE, message.status, asked.by)) return refused(REFUSALS.messageMoved);
  return message.version === asked.version ? done(message) : refused(VERSION_CONFLICT);
}

async function move(
  act: Act,
  message: MessageRow,
  moved: {
    readonly event: 'message-resent' | 'message-cancelled';
    readonly reason?: string;
    readonly next: Parameters<typeof saveMessage>[2];
  },
): Promise<Moved> {
  const { messageId, version, divisionPath, kind } = message;
  if (!(await saveMessage(act.tx, message, moved.next))) return refused(VERSION_CONFLICT);
  await act.record({
    event: moved.event,
    objectType: 'phone-message',
    objectId: messageId,
    divisionPath,
    ...(moved.reason === undefined ? {} : { reason: moved.reason }),
    detail: { kind },
  });
  return done({ messageId, status: moved.next.status, version: version + 1 });
}

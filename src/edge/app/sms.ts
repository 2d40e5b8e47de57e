import { type SmsSender, standInSms } from '../../platform/access/index.ts';
import type { App } from './open-app.ts';

/** What sends messages to phones, by the environment; null where nothing does. A fault is logged by its name alone. */
export function openSms(app: Pick<App, 'config' | 'db' | 'ids' | 'clock' | 'log'>): SmsSender | null {
  if (app.config.sms === 'off') return null;
  const sender = standInSms(app);
  return {
    name: sender.name,
    send: (message) =>
      sender.send(message).catch((error: unknown) => {
        app.log.error({ reason: error instanceof Error ? error.name : '' }, 'a message was not sent');
        return false;
      }),
  };
}

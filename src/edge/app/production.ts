import type { CipherKeys } from '../../platform/kernel/index.ts';
import type { Config } from './config.ts';
import { weakKeys } from './keys.ts';

const WEAK_PASSWORDS = new Set([
  '',
  'postgres',
  'password',
  'passwd',
  'admin',
  'root',
  'secret',
  'changeme',
  'example',
  'jilu',
  '123456',
  '12345678',
]);

/**
 * Every reason why a bureau's real system must not start like this; none in a demonstration. Names what is wrong and
 * what to do, never a secret.
 */
export function productionFaults(
  config: Config,
  found: {
    readonly keys: CipherKeys | undefined;
    readonly demonstrationLogins: readonly string[];
    readonly hasDemonstrationClock: boolean;
  },
): string[] {
  if (config.mode !== 'production') return [];
  const reasons: string[] = [];
  if (found.demonstrationLogins.length > 0)
    reasons.push(
      `数据库里有演示账号（${found.demonstrationLogins.join('、')}），口令人人知道：请换用没有演示数据的数据库。`,
    );
  if (found.hasDemonstrationClock) reasons.push('数据库的日期是演示用的：请换用没有演示数据的数据库。');
  if (found.keys) reasons.push(...weakKeys(found.keys));
  if (config.sms === 'stand-in') reasons.push('JILU_SMS=stand-in 只供演示，短信发不到手机上：请改写 off。');
  if (config.publicUrl === undefined || !config.publicUrl.startsWith('https://'))
    reasons.push('JILU_PUBLIC_URL 须写明人们访问的 https:// 网址：登录凭据不能走明文。');
  if (config.databaseUrl !== undefined) {
    const { password, hostname } = new URL(config.databaseUrl);
    const isLocal = ['', 'localhost', '127.0.0.1', '::1', '[::1]'].includes(hostname);
    if (WEAK_PASSWORDS.has(decodeURIComponent(password).toLowerCase()) && !(isLocal && password === ''))
      reasons.push('DATABASE_URL 的口令是空的或太容易猜到：请为数据库另设口令。');
  }
  return reasons;
}

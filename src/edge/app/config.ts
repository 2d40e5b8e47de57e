import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value <= 65_535);
const count = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
/** An address or a network of addresses in the notation with a slash. */
function isProxy(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}
const proxies = z
  .string()
  .transform((text) => (text === 'false' ? [] : text.split(',').map((part) => part.trim())))
  .refine((list) => list.every((part) => isProxy(part)));
const key = z.string().regex(/^[0-9a-fA-F]{64}$/);

const environment = z.object({
  JILU_MODE: z.enum(['demonstration', 'production']).default('demonstration'),
  JILU_COUNTY: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  JILU_DATA: z.string().min(1).default('./.jilu'),
  JILU_FILES: z.string().min(1).optional(),
  JILU_HOST: z.string().min(1).default('127.0.0.1'),
  JILU_PORT: port.default(8080),
  JILU_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  JILU_TRUST_PROXY: proxies.default([]),
  JILU_LOG: z.enum(['file', 'stdout', 'silent']).default('file'),
  JILU_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  JILU_KEY_SEALING: key.optional(),
  JILU_KEY_BLIND_INDEX: key.optional(),
  JILU_KEY_JOURNAL: key.optional(),
  JILU_KEY_FILE: z.string().min(1).optional(),
  JILU_SMS: z.enum(['stand-in', 'off']).optional(),
  JILU_RATE_ORDINARY: count.default(6_000),
  JILU_RATE_GUESS: count.default(60),
});

const MESSAGES: Readonly<Record<keyof z.infer<typeof environment>, string>> = {
  JILU_MODE: '请写 demonstration（演示）或 production（正式）',
  JILU_COUNTY: '请写演示县的 6 位行政区划代码',
  DATABASE_URL: '请写 postgres:// 开头的数据库地址',
  JILU_DATA: '请写数据目录',
  JILU_FILES: '请写存放上传材料的文件夹',
  JILU_HOST: '请写监听的地址',
  JILU_PORT: '请写 0 到 65535 的端口号',
  JILU_PUBLIC_URL: '请写人们访问本系统的网址，如 https://peixun.example.gov.cn',
  JILU_TRUST_PROXY:
    '请写反向代理的地址，如 10.1.2.3 或 10.1.2.0/24，多个用逗号隔开；没有代理写 false。不能只写 true：谁都可以在请求里伪造来源地址',
  JILU_LOG: '请写 file、stdout 或 silent',
  JILU_LOG_LEVEL: '请写 debug、info、warn 或 error',
  JILU_KEY_SEALING: '请写 64 位十六进制数',
  JILU_KEY_BLIND_INDEX: '请写 64 位十六进制数',
  JILU_KEY_JOURNAL: '请写 64 位十六进制数',
  JILU_KEY_FILE: '请写密钥文件的路径',
  JILU_SMS: '请写 off（不发短信）；演示可写 stand-in',
  JILU_RATE_ORDINARY: '请写每分钟的请求数',
  JILU_RATE_GUESS: '请写每分钟的请求数',
};

export interface Config {
  readonly mode: 'demonstration' | 'production';
  /** The county that a demonstration is asked to be of; undefined: the one its data are of, or the usual one. */
  readonly county: string | undefined;
  readonly databaseUrl: string | undefined;
  /** Keys, anchors and logs lie here; the embedded database too. */
  readonly dataDir: string;
  /** Where attached files lie; in the data directory unless it is set. */
  readonly filesDir: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  /** The proxies whose word on the sender's address is believed; of everybody else it is not. */
  readonly trustProxy: readonly string[];
  readonly log: 'file' | 'stdout' | 'silent';
  readonly logLevel: string;
  readonly keys: { readonly sealing?: string; readonly blindIndex?: string; readonly journal?: string };
  readonly keyFile: string | undefined;
  /** What sends messages to phones: nothing, or the stand-in of a demonstration. */
  readonly sms: 'stand-in' | 'off';
  readonly rates: { readonly ordinary: number; readonly guess: number };
}

export interface Overrides {
  readonly data?: string | undefined;
  readonly county?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
}

/**
 * The only reader of the environment. What the command line says goes before it: `--data` names the embedded
 * database even where DATABASE_URL is set. Gives every reason why it cannot be used, one sentence each.
 */
export function readConfig(
  overrides: Overrides = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): { ok: true; config: Config } | { ok: false; reasons: string[] } {
  const given = Object.fromEntries(
    Object.entries({
      ...env,
      ...(overrides.data === undefined ? {} : { JILU_DATA: overrides.data, DATABASE_URL: undefined }),
      ...(overrides.databaseUrl === undefined ? {} : { DATABASE_URL: overrides.databaseUrl }),
      ...(overrides.county === undefined ? {} : { JILU_COUNTY: overrides.county }),
      ...(overrides.port === undefined ? {} : { JILU_PORT: overrides.port }),
      ...(overrides.host === undefined ? {} : { JILU_HOST: overrides.host }),
    }).filter(([name, value]) => value !== undefined && (value !== '' || !name.startsWith('JILU_KEY'))),
  );
  if (given.DATABASE_URL === '') delete given.DATABASE_URL;
  const read = environment.safeParse(given);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
    return {
      ok: false,
      reasons: names.map((name) => `${name} 不对：${MESSAGES[name as keyof typeof MESSAGES]}。`),
    };
  }
  const { data } = read;
  return {
    ok: true,
    config: {
      mode: data.JILU_MODE,
      county: data.JILU_COUNTY,
      databaseUrl: data.DATABASE_URL,
      dataDir: data.JILU_DATA,
      filesDir: data.JILU_FILES ?? join(data.JILU_DATA, 'files'),
      host: data.JILU_HOST,
      port: data.JILU_PORT,
      publicUrl: data.JILU_PUBLIC_URL,
      trustProxy: data.JILU_TRUST_PROXY,
      log: data.JILU_LOG,
      logLevel: data.JILU_LOG_LEVEL,
      keys: {
        ...(data.JILU_KEY_SEALING === undefined ? {} : { sealing: data.JILU_KEY_SEALING }),
        ...(data.JILU_KEY_BLIND_INDEX === undefined ? {} : { blindIndex: data.JILU_KEY_BLIND_INDEX }),
        ...(data.JILU_KEY_JOURNAL === undefined ? {} : { journal: data.JILU_KEY_JOURNAL }),
      },
      keyFile: data.JILU_KEY_FILE,
      sms: data.JILU_SMS ?? (data.JILU_MODE === 'production' ? 'off' : 'stand-in'),
      rates: { ordinary: data.JILU_RATE_ORDINARY, guess: data.JILU_RATE_GUESS },
    },
  };
}

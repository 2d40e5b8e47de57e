import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fillRandom } from '../../platform/access/index.ts';
import type { CipherKeys } from '../../platform/kernel/index.ts';
import type { Config } from './config.ts';

const NAMES = ['sealing', 'blindIndex', 'journal'] as const;
const VARIABLES = {
  sealing: 'JILU_KEY_SEALING',
  blindIndex: 'JILU_KEY_BLIND_INDEX',
  journal: 'JILU_KEY_JOURNAL',
} as const;
const FORM = /^[0-9a-fA-F]{64}$/;

/** The keys cannot be used; one sentence a reason. */
export class KeysRefusal extends Error {
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.name = 'KeysRefusal';
    this.reasons = reasons;
  }
}

type KeyTexts = Partial<Record<(typeof NAMES)[number], string>>;

/** Where the keys of a data directory lie: beside the database, never in it, readable by its owner alone. */
function keyFileOf(config: Pick<Config, 'dataDir' | 'keyFile'>): string {
  return config.keyFile ?? join(config.dataDir, 'keys.json');
}

/**
 * The keys from the environment, else from the key file. `mayMake`: a new data directory gets new keys; where there is
 * data already, new keys would make it unreadable, so a missing file is refused.
 */
export async function loadKeys(config: Config, mayMake: () => Promise<boolean>): Promise<CipherKeys> {
  const fromEnvironment = NAMES.filter((name) => config.keys[name] !== undefined);
  if (fromEnvironment.length === NAMES.length) return asKeys(config.keys);
  if (fromEnvironment.length > 0)
    throw new KeysRefusal(
      NAMES.filter((name) => config.keys[name] === undefined).map(
        (name) => `缺少 ${VARIABLES[name]}：三个密钥要么都由环境变量给出，要么都放在密钥文件里。`,
      ),
    );
  const path = keyFileOf(config);
  const stored = await readKeyFile(path);
  if (stored) return asKeys(stored);
  if (config.mode === 'production')
    throw new KeysRefusal([
      `缺少密钥：请设置 ${NAMES.map((name) => VARIABLES[name]).join('、')}，或用 JILU_KEY_FILE 指定密钥文件。`,
    ]);
  if (!(await mayMake()))
    throw new KeysRefusal([
      `数据库里已有数据，但密钥文件 ${path} 不见了：请把原来的密钥文件放回去，不要另建。`,
    ]);
  return asKeys(await makeKeyFile(path));
}

async function readKeyFile(path: string): Promise<KeyTexts | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw new KeysRefusal([`密钥文件 ${path} 读不出来：请检查它的权限。`]);
  }
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0)
    throw new KeysRefusal([`密钥文件 ${path} 别人也能读：请执行 chmod 600 后再启动。`]);
  try {
    const keys = JSON.parse(text) as KeyTexts;
    if (NAMES.every((name) => FORM.test(keys[name] ?? ''))) return keys;
  } catch {
    // Said below.
  }
  throw new KeysRefusal([
    `密钥文件 ${path} 的内容不对：应有 sealing、blindIndex、journal 三个 64 位十六进制数。`,
  ]);
}

async function makeKeyFile(path: string): Promise<KeyTexts> {
  const keys = Object.fromEntries(
    NAMES.map((name) => {
      const bytes = Buffer.alloc(32);
      fillRandom(bytes);
      return [name, bytes.toString('hex')];
    }),
  ) as KeyTexts;
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return keys;
}

function asKeys(texts: KeyTexts): CipherKeys {
  const of = (name: (typeof NAMES)[number]) => Buffer.from(texts[name] ?? '', 'hex');
  return { sealing: of('sealing'), blindIndex: of('blindIndex'), journal: of('journal') };
}

/** What is wrong with keys that somebody thought of instead of rolling dice. */
export function weakKeys(keys: CipherKeys): string[] {
  const reasons: string[] = [];
  for (const name of NAMES) {
    const bytes = Buffer.from(keys[name]);
    const steps = new Set([...bytes].map((byte, at) => (byte - (bytes[at - 1] ?? byte) + 256) % 256));
    const isText = [...bytes].every((byte) => byte >= 0x20 && byte < 0x7f);
    const halves = bytes.subarray(0, 16).equals(bytes.subarray(16));
    if (new Set(bytes).size < 16 || steps.size < 6 || isText || halves)
      reasons.push(`${VARIABLES[name]} 太容易猜到：请用 openssl rand -hex 32 另生成一个。`);
  }
  const different = new Set(NAMES.map((name) => Buffer.from(keys[name]).toString('hex')));
  if (different.size < NAMES.length) reasons.push('三个密钥有相同的：请各生成一个。');
  return reasons;
}

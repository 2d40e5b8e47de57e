import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Config, readConfig } from './config.ts';
import { KeysRefusal, loadKeys, weakKeys } from './keys.ts';
import { faultFields, withoutDigits } from './log.ts';
import { productionFaults } from './production.ts';

const config = (env: Record<string, string> = {}, overrides = {}): Config => {
  const read = readConfig(overrides, env);
  if (!read.ok) throw new Error(read.reasons.join());
  return read.config;
};

describe('configuration', () => {
  it('is complete without any', () => {
    expect(config()).toMatchObject({
      mode: 'demonstration',
      dataDir: './.jilu',
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: undefined,
    });
  });

  it('lets the command line speak before the environment', () => {
    const env = { DATABASE_URL: 'postgres://db.example/jilu', JILU_PORT: '9000' };
    expect(config(env)).toMatchObject({ databaseUrl: 'postgres://db.example/jilu', port: 9000 });
    expect(config(env, { data: './here', port: '9001' })).toMatchObject({
      databaseUrl: undefined,
      dataDir: './here',
      port: 9001,
    });
  });

  it('takes the addresses of proxies, never everybody', () => {
    expect(config().trustProxy).toEqual([]);
    expect(config({ JILU_TRUST_PROXY: 'false' }).trustProxy).toEqual([]);
    expect(config({ JILU_TRUST_PROXY: '10.1.2.3, 192.168.0.0/16,::1' }).trustProxy).toEqual([
      '10.1.2.3',
      '192.168.0.0/16',
      '::1',
    ]);
    for (const wrong of ['true', '1', '10.1.2', '10.0.0.0/33', 'proxy.local', '10.1.2.3,']) {
      const read = readConfig({}, { JILU_TRUST_PROXY: wrong });
      expect(read.ok ? wrong : read.reasons.join()).toMatch(/反向代理的地址/);
    }
  });

  it('names every variable that is wrong, in one go', () => {
    const read = readConfig(
      {},
      { JILU_MODE: 'prod', JILU_PORT: '70000', JILU_KEY_JOURNAL: 'short', DATABASE_URL: 'mysql://x' },
    );
    expect(read.ok).toBe(false);
    if (!read.ok)
      expect(read.reasons.map((reason) => reason.split(' ')[0]).sort()).toEqual([
        'DATABASE_URL',
        'JILU_KEY_JOURNAL',
        'JILU_MODE',
        'JILU_PORT',
      ]);
  });
});

const good = (fill: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, at) => (at * at * 7 + at * 31 + fill * 53) % 256));
const goodKeys = { sealing: good(1), blindIndex: good(2), journal: good(3) };

describe('production', () => {
  const production = (more: Partial<Config> = {}): Config => ({
    ...config({ JILU_MODE: 'production', JILU_PUBLIC_URL: 'https://peixun.example.gov.cn' }),
    ...more,
  });
  const found = { keys: goodKeys, demonstrationLogins: [], hasDemonstrationClock: false };

  it('starts when nothing of a demonstration is left (negative control)', () => {
    expect(productionFaults(production(), found)).toEqual([]);
    const url = 'postgres://jilu:dF8w-Lq2z@db.example/jilu';
    expect(productionFaults(production({ databaseUrl: url }), found)).toEqual([]);
  });

  const refused: Record<string, [Partial<Config>, Partial<typeof found>, RegExp]> = {
    'demonstration accounts': [{}, { demonstrationLogins: ['handler'] as never[] }, /演示账号（handler）/],
    'a demonstration clock': [{}, { hasDemonstrationClock: true }, /日期是演示用的/],
    'no public address': [{ publicUrl: undefined }, {}, /https/],
    'an address without TLS': [{ publicUrl: 'http://peixun.example.gov.cn' }, {}, /https/],
    'messages that nobody gets': [{ sms: 'stand-in' }, {}, /JILU_SMS/],
    'a default database password': [
      { databaseUrl: 'postgres://jilu:postgres@db.example/jilu' },
      {},
      /DATABASE_URL 的口令/,
    ],
    'an empty database password': [
      { databaseUrl: 'postgres://jilu@db.example/jilu' },
      {},
      /DATABASE_URL 的口令/,
    ],
    'a key of noughts': [{}, { keys: { ...goodKeys, sealing: Buffer.alloc(32) } }, /JILU_KEY_SEALING/],
    'a key that counts': [
      {},
      { keys: { ...goodKeys, journal: Buffer.from(Array.from({ length: 32 }, (_, at) => at)) } },
      /JILU_KEY_JOURNAL/,
    ],
    'a key that is a word': [
      {},
      { keys: { ...goodKeys, blindIndex: Buffer.from('changeme-changeme-changeme-12345') } },
      /JILU_KEY_BLIND_INDEX/,
    ],
    'a key used twice': [{}, { keys: { ...goodKeys, journal: goodKeys.sealing } }, /有相同的/],
  };
  for (const [name, [configured, state, message]] of Object.entries(refused))
    it(`does not start with ${name}, and says so`, () => {
      const faults = productionFaults(production(configured), { ...found, ...state });
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(message);
    });

  it('lists all reasons at once, and none of a demonstration', () => {
    const all = {
      keys: { ...goodKeys, journal: goodKeys.sealing },
      demonstrationLogins: ['a'],
      hasDemonstrationClock: true,
    };
    expect(productionFaults(production({ publicUrl: undefined }), all)).toHaveLength(4);
    expect(productionFaults({ ...production({ publicUrl: undefined }), mode: 'demonstration' }, all)).toEqual(
      [],
    );
  });

  it('says nothing of a key itself', () => {
    const word = 'changeme-changeme-changeme-12345';
    expect(weakKeys({ ...goodKeys, journal: Buffer.from(word) }).join()).not.toContain(word);
  });
});

describe('keys', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jilu-keys-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const hex = (fill: number) => good(fill).toString('hex');

  it('come from the environment, all three or none', async () => {
    const three = { JILU_KEY_SEALING: hex(1), JILU_KEY_BLIND_INDEX: hex(2), JILU_KEY_JOURNAL: hex(3) };
    expect(await loadKeys(config(three), async () => false)).toEqual(goodKeys);
    const { JILU_KEY_JOURNAL: _, ...two } = three;
    await expect(loadKeys(config(two), async () => true)).rejects.toThrow('JILU_KEY_JOURNAL');
  });

  it('are made once for a new data directory, for its owner alone to read', async () => {
    const settings = config({}, { data: join(folder, 'new') });
    const made = await loadKeys(settings, async () => true);
    expect((await stat(join(folder, 'new', 'keys.json'))).mode & 0o777).toBe(0o600);
    expect(weakKeys(made)).toEqual([]);
    expect(await loadKeys(settings, async () => false)).toEqual(made);
  });

  it('are never made again where there is data, and never in production', async () => {
    const settings = config({}, { data: join(folder, 'lost') });
    await expect(loadKeys(settings, async () => false)).rejects.toThrow(KeysRefusal);
    const production = config({ JILU_MODE: 'production' }, { data: join(folder, 'lost') });
    await expect(loadKeys(production, async () => true)).rejects.toThrow(
      'JILU_KEY_SEALING、JILU_KEY_BLIND_INDEX',
    );
    await expect(stat(join(folder, 'lost', 'keys.json'))).rejects.toThrow('ENOENT');
  });

  it('are refused from a file that others may read or that is broken', async () => {
    const file = join(folder, 'open.json');
    await writeFile(file, JSON.stringify({ sealing: hex(1), blindIndex: hex(2), journal: hex(3) }), {
      mode: 0o644,
    });
    const open = config({ JILU_KEY_FILE: file });
    await expect(loadKeys(open, async () => true)).rejects.toThrow('chmod 600');
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{"sealing": 1}', { mode: 0o600 });
    await expect(loadKeys(config({ JILU_KEY_FILE: broken }), async () => true)).rejects.toThrow('内容不对');
    expect(await readFile(broken, 'utf8')).toBe('{"sealing": 1}');
  });
});

describe('the log', () => {
  it('leaves out runs of digits and rows of tables', () => {
    expect(withoutDigits('no 37152619900307123X and 13812345678 in 2021')).toBe('no # and # in 2021');
    const fault = Object.assign(new Error('key 371526199003071234'), {
      constraint: 'person_pk',
      detail: 'Key (x)',
    });
    const fields = JSON.stringify(faultFields(fault));
    expect(fields).toContain('person_pk');
    expect(fields).not.toMatch(/371526199003071234|Key \(x\)/);
  });
});

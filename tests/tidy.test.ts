import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '..');

interface Rule {
  readonly name: string;
  /** Which files the rule speaks of. */
  readonly where: (path: string) => boolean;
  /** What must not occur there. */
  readonly never: RegExp;
}

const isTest = (path: string) => /\.test\.tsx?$|^src\/testing\/|^tests\/|^bench\//.test(path);
const isServer = (path: string) => path.startsWith('src/') && path.endsWith('.ts') && !isTest(path);
const isWeb = (path: string) =>
  path.startsWith('web/') && /\.tsx?$/.test(path) && !/(^|\/|-)words(\.test)?\.ts$/.test(path);

const RULES: readonly Rule[] = [
  {
    name: 'SQL is in store files and in db only',
    where: (path) =>
      isServer(path) && !/\/store[^/]*\.ts$/.test(path) && !path.startsWith('src/platform/db/'),
    never: /\bsql`|\bsql<|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/,
  },
  {
    name: 'the clock is a port',
    where: (path) => isServer(path) && path !== 'src/platform/kernel/clock.ts',
    never: /\bDate\.now\(|new Date\(\)/,
  },
  {
    name: 'randomness is a port',
    where: (path) =>
      isServer(path) &&
      path !== 'src/platform/kernel/ids.ts' &&
      !/^src\/platform\/access\/tokens?\.ts$/.test(path),
    never: /Math\.random|randomBytes|randomUUID|randomInt|getRandomValues/,
  },
  {
    name: 'the environment is read in app/config.ts only',
    where: (path) => isServer(path) && path !== 'src/edge/app/config.ts',
    never: /process\.env\b/,
  },
  {
    name: 'no float on money',
    where: (path) => (isServer(path) || isWeb(path)) && path !== 'src/platform/kernel/fen.ts',
    never: /parseFloat\(|[fF]en\s*\/\s*100\b(?!\s*\))|\*\s*100\)?\s*as Fen/,
  },
  {
    name: 'no Chinese typed into a page',
    where: (path) => isWeb(path) && !/\.d\.ts$/.test(path),
    never: /[\u4e00-\u9fff]/,
  },
  {
    name: 'a Chinese sentence has Chinese punctuation',
    // A line of `jilu calendar` is comma-separated: 放假,春节,2027-02-05.
    where: (path) => (isServer(path) || path.startsWith('web/')) && !path.endsWith('/cli/calendar.ts'),
    never: /[\u4e00-\u9fff）][,:;](?=[\u4e00-\u9fff])/,
  },
  {
    name: 'the day of an instant is that of the county',
    where: (path) => path.startsWith('web/'),
    never: /[aA]t\.slice\(0, 10\)/,
  },
  {
    name: 'no way around the compiler and no test left out',
    where: (path) =>
      /^(src|web|tests|bench)\//.test(path) && /\.tsx?$/.test(path) && path !== 'tests/tidy.test.ts',
    never: /@ts-ignore|@ts-nocheck|\bas any\b|\b(it|test|describe)\.(skip|only|todo)\b|\bTODO\b|\bFIXME\b/,
  },
  {
    name: 'nothing refers to the workplace',
    where: (path) =>
      /\.(tsx?|mjs|md|yaml|json|sql|css|html)$/.test(path) &&
      path !== 'package-lock.json' &&
      path !== 'tests/tidy.test.ts',
    never: /\.\.\/shared\/|\/work\/|registry\.npmjs/,
  },
];

function trackedFiles(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

/** Lines of this file that break the rule, comments of code left out of account. */
function breaches(rule: Rule, path: string, source: string): string[] {
  if (!rule.where(path)) return [];
  return source
    .split('\n')
    .map((line, index) => ({ line, at: `${path}:${index + 1}` }))
    .filter(({ line }) => !/^\s*(\/\/|\*|\/\*)/.test(line) && rule.never.test(line))
    .map(({ at, line }) => `${at}: ${line.trim().slice(0, 100)}`);
}

describe('tidy', () => {
  const files = trackedFiles().filter((path) => /\.(tsx?|mjs|md|yaml|json|sql|css|html)$/.test(path));
  for (const rule of RULES) {
    it(rule.name, () => {
      const found = files.flatMap((path) =>
        rule.where(path) ? breaches(rule, path, readFileSync(join(ROOT, path), 'utf8')) : [],
      );
      expect(found).toEqual([]);
    });
  }

  it('notices each breach (negative control)', () => {
    const planted: Record<string, [string, string]> = {
      'a Chinese sentence has Chinese punctuation': ['src/a/rules.ts', "message: '没有找到,请重试。'"],
      'SQL is in store files and in db only': ['src/claims/service.ts', 'const q = sql`select 1`;'],
      'the clock is a port': ['src/benefits/claims/rules.ts', 'const now = Date.now();'],
      'randomness is a port': ['src/benefits/claims/rules.ts', 'const r = Math.random();'],
      'the environment is read in app/config.ts only': ['src/platform/db/index.ts', 'process.env.PORT'],
      'no float on money': ['src/benefits/claims/rules.ts', 'const yuan = amountFen / 100;'],
      'no Chinese typed into a page': ['web/desk/home.tsx', '<h1>待办</h1>'],
      'no way around the compiler and no test left out': [
        'src/benefits/claims/rules.ts',
        'const x = y as any;',
      ],
      'the day of an instant is that of the county': ['web/mobile/messages.tsx', 'row.toldAt.slice(0, 10)'],
      'nothing refers to the workplace': ['README.md', 'see ../shared/design/house.md'],
    };
    for (const rule of RULES) {
      const [path, line] = planted[rule.name] ?? ['', ''];
      expect(breaches(rule, path, line), rule.name).toHaveLength(1);
    }
  });

  it('shows no advertising word planted in copies of the notices', () => {
    const found = files.filter(
      (path) => path !== 'tests/tidy.test.ts' && readFileSync(join(ROOT, path), 'utf8').includes('球探'),
    );
    expect(found).toEqual([]);
  });

  it('gives every identifier of the vocabulary a Chinese term', () => {
    const vocabulary = parse(readFileSync(join(ROOT, 'policy/vocabulary.yaml'), 'utf8')) as Record<
      string,
      Record<string, string | { zh?: string }>
    >;
    const missing = Object.entries(vocabulary).flatMap(([section, words]) =>
      Object.entries(words)
        .filter(([, word]) => !/[\u4e00-\u9fff]/.test(typeof word === 'string' ? word : (word.zh ?? '')))
        .map(([id]) => `${section}.${id}`),
    );
    expect(missing).toEqual([]);
  });
});

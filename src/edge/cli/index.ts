import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addVerbs } from './verbs.ts';

const MANIFEST = new URL('../../../package.json', import.meta.url);
const VERSION_FLAGS = ['-V', '--version'];

const EXIT_FAILED = 1;
const EXIT_WRONG_CALL = 2;

/** Runs one call of `jilu`. Exit status 0 done, 1 failed, 2 wrong call, 3 some rows refused. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('jilu')
    .description('技路：政府补贴性职业技能培训，从名册到补贴发放')
    .version(versionOf(readFileSync(MANIFEST, 'utf8')), VERSION_FLAGS.join(', '), '说明版本')
    .helpCommand('help [verb]', '说明怎么用')
    .helpOption('-h, --help', '说明怎么用')
    .configureOutput({ outputError: (text, write) => write(`${sentenceOf(text)}\n`) })
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .exitOverride();
  addVerbs(program);
  try {
    if (args.length === 0) program.help({ error: true });
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_WRONG_CALL;
    else {
      console.error(`没有办成：${error instanceof Error ? error.message : String(error)}`);
      if (error instanceof Error && error.stack) console.error(error.stack.split('\n').slice(1).join('\n'));
      process.exitCode = EXIT_FAILED;
    }
  }
}

function versionOf(manifest: string): string {
  return (JSON.parse(manifest) as { version: string }).version;
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

const WRONG_CALLS: readonly (readonly [RegExp, string])[] = [
  [/unknown command/, '没有这个命令'],
  [/unknown option/, '没有这个选项'],
  [/missing required argument/, '少了一个参数'],
  [/too many arguments/, '参数多了'],
  [/argument missing/, '选项后面少了内容'],
  [/required option/, '少了一个必需的选项'],
];

/** The library's message is English and quotes the word it does not accept: the caller's own. */
function sentenceOf(text: string): string {
  const message = WRONG_CALLS.find(([form]) => form.test(text))?.[1] ?? '命令写得不对';
  const word = /'([^']*)'/.exec(text)?.[1];
  return `${message}${word === undefined ? '' : `：${word}`}。请用 jilu help 查看用法。`;
}

// Makes a fixture of the present program, under the name of its last migration: npx tsx tests/upgrade/make.ts
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig, run } from '../../src/edge/app/index.ts';
import { pack, trimLog } from './archive.ts';
import { callAll, gather } from './command-line.ts';
import { figuresOf } from './figures.ts';
import { FILES, folderOf, KEPT_OF_DIRECTORY, layOutDirectory, type Made } from './fixture.ts';
import { takeFurther } from './story.ts';

const ROOT = resolve(import.meta.dirname, '../..');

async function lastMigration(): Promise<string> {
  const names = (await readdir(join(ROOT, 'src/platform/db/migrations'))).filter((name) =>
    name.endsWith('.sql'),
  );
  const last = names.sort().at(-1);
  if (last === undefined) throw new Error('there are no migrations');
  return last.slice(0, -'.sql'.length);
}

/** One call of the command line in a process of its own; its exit status. */
function jilu(args: readonly string[]): Promise<number> {
  return new Promise((done, fail) => {
    execFile(process.execPath, [join(ROOT, 'bin/jilu.mjs'), ...args], (error, _out, said) => {
      const status = error === null ? 0 : error.code;
      if (typeof status === 'number' && status !== 1) done(status);
      else fail(new Error(`jilu ${args.join(' ')}: ${said}`));
    });
  });
}

/** The county as `jilu start` builds it and its people take it further; what it says in the end. */
async function build(data: string, given: string): Promise<Made> {
  const read = readConfig({ data, port: '0' }, {});
  if (!read.ok) throw new Error(read.reasons.join('\n'));
  const { app, stop, demonstration } = await run({ ...read.config, log: 'silent' });
  try {
    await demonstration?.accounts;
    await takeFurther(app);
    await gather(app, given);
    return {
      now: app.clock.now().toISOString(),
      packs: Object.fromEntries([...app.policies.packs].map(([id, { version }]) => [id, version])),
      figures: await figuresOf(app),
    };
  } finally {
    await stop();
  }
}

async function make(folder: string, work: string): Promise<void> {
  const [data, backup, calls] = ['data', 'backup', 'command-line'].map((name) => join(work, name)) as [
    string,
    string,
    string,
  ];
  const given = join(calls, 'given');
  const made = await build(data, given);
  await jilu(['backup', backup, '--data', data]);
  await mkdir(folder);
  await writeFile(join(folder, FILES.figures), `${JSON.stringify(made, null, 1)}\n`);
  await copyFile(join(data, 'keys.json'), join(folder, FILES.keys));
  await copyFile(join(data, 'anchors/journal.jsonl'), join(folder, FILES.anchors));
  await trimLog(join(data, 'postgres'));
  const names = (await readdir(data)).filter((name) => KEPT_OF_DIRECTORY.test(name));
  await pack(data, names, join(folder, FILES.directory));
  await pack(backup, (await readdir(backup)).sort(), join(folder, FILES.backup));
  // From the directory as it was packed: what cannot be opened again is no fixture.
  const again = join(work, 'again');
  await layOutDirectory(folder, again);
  await callAll(again, { given, written: join(calls, 'written') }, jilu);
  await pack(calls, ['given', 'written'], join(folder, FILES.commandLine));
}

const name = await lastMigration();
if (existsSync(folderOf(name)))
  throw new Error(`tests/upgrade/${name} is there: a fixture is never made again`);
const work = await mkdtemp(join(tmpdir(), 'jilu-fixture-'));
await chmod(work, 0o755);
try {
  await make(folderOf(name), work);
  console.log(`tests/upgrade/${name} is made`);
} finally {
  await rm(work, { recursive: true, force: true });
}

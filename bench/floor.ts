import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import {
  packagedBinaries,
  provideBinaries,
  runProgram,
  serverEnvironment,
} from '../src/platform/db/embedded-binaries.ts';
import { findHome } from '../src/platform/db/embedded-home.ts';
import { silentLog } from '../src/platform/db/index.ts';

// What the same work costs without us: the same programs, the same rows, nothing decided, nothing protected.

/** initdb, then a start until the server says it is ready, with the programs that we use ourselves. Milliseconds. */
export async function bareFirstStart(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const home = await findHome(folder, silentLog);
  const binaries = await provideBinaries(packagedBinaries(), home.folder, home.user);
  const parent = join(home.folder, 'bare');
  await mkdir(parent);
  if (home.user) await chown(parent, home.user.uid, home.user.gid);
  const cluster = join(parent, 'cluster');
  const started = performance.now();
  const options = ['--username', 'postgres', '--encoding', 'UTF8', '--locale', 'C.UTF-8', '--auth', 'trust'];
  await runProgram(binaries.initdb, ['--pgdata', cluster, ...options], home.user, parent);
  const settings = ['listen_addresses=', `unix_socket_directories=${cluster}`].flatMap((option) => [
    '-c',
    option,
  ]);
  const server = spawn(binaries.postgres, ['-D', cluster, ...settings], {
    ...home.user,
    cwd: parent,
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await printed(server, 'ready to accept connections');
  const milliseconds = performance.now() - started;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
  return milliseconds;
}

function printed(server: ChildProcess, sentence: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`the bare server ended: ${text.slice(-500)}`)));
    server.stderr?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (text.includes(sentence)) resolve();
    });
  });
}

/** COPY of ready-made lines into a table. Milliseconds. */
export async function copyLines(
  client: pg.Client,
  target: string,
  lines: readonly Buffer[],
): Promise<number> {
  const started = performance.now();
  await pipeline(Readable.from(lines), client.query(copyFrom(`copy ${target} from stdin`)));
  return performance.now() - started;
}

/** COPY of a query out to memory. */
export async function copyAway(
  client: pg.Client,
  query: string,
): Promise<{ milliseconds: number; lines: Buffer[]; bytes: number }> {
  const started = performance.now();
  const lines: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of client.query(copyTo(`copy (${query}) to stdout`)) as AsyncIterable<Buffer>) {
    lines.push(chunk);
    bytes += chunk.length;
  }
  return { milliseconds: performance.now() - started, lines, bytes };
}

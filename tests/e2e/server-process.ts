import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** A machine that does much else takes its time to build the county. */
const PATIENCE_MS = 300_000;

interface ServerProcess {
  readonly address: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Starts the system as the README does, on this data directory, and waits until its county stands. */
async function startProcess(dataDir: string, county?: string): Promise<ServerProcess> {
  const port = await freePort();
  const started = performance.now();
  const child: ChildProcess = spawn(
    process.execPath,
    [
      join(ROOT, 'bin/jilu.mjs'),
      'start',
      '--data',
      dataDir,
      '--port',
      String(port),
      ...(county ? ['--county', county] : []),
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  // The accounts are listed when everything stands; that line is the last.
  while (!output.includes('Ctrl-C')) {
    if (child.exitCode !== null) throw new Error(`the system stopped before its first page:\n${output}`);
    if (performance.now() - started > PATIENCE_MS) {
      child.kill('SIGTERM');
      throw new Error(`no county within 300 s:\n${output}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    address: `http://127.0.0.1:${port}`,
    async stop() {
      const gone = new Promise<void>((done) => child.once('exit', () => done()));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** A folder that the system user of the database may enter, so that the database lies in the data directory itself. */
function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jilu-e2e-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Builds the demonstration county once; `dataDir` is null where its database lies elsewhere and cannot be copied. */
export async function makeTemplate(): Promise<{ folder: string; dataDir: string | null }> {
  const folder = openFolder();
  const dataDir = join(folder, 'data');
  const server = await startProcess(dataDir);
  await server.stop();
  return { folder, dataDir: existsSync(join(dataDir, 'postgres')) ? dataDir : null };
}

/** A server on a data directory of its own: a copy of the template, or a new county where there is none. */
export async function startServer(template: string | null, county?: string): Promise<ServerProcess> {
  const folder = openFolder();
  const dataDir = join(folder, 'data');
  if (template !== null) {
    // Owners too: the database's files belong to its system user.
    const copied = spawnSync('cp', ['-a', template, dataDir], { encoding: 'utf8' });
    if (copied.status !== 0) throw new Error(`the template was not copied: ${copied.stderr}`);
  }
  const server = await startProcess(dataDir, county);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

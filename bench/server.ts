import { createInterface } from 'node:readline';
import { familyOf, type ResourceUse, startProgram, watchProcess } from './measure.ts';

export interface ServedApp {
  readonly address: string;
  /** From the start of the process to the whole first page. */
  readonly firstPageMs: number;
  /** Forgets what was taken so far and begins to count again. */
  watch(): { stop(): ResourceUse };
  /** What was taken up to the first page. */
  readonly msToFirstPage: ResourceUse;
  stop(): Promise<void>;
  /** kill -9 of the program and of its database, all at once. */
  kill(): Promise<void>;
}

/** Waits until the demonstration county stands behind its first page. */
async function untilBuilt(address: string): Promise<void> {
  for (;;) {
    const reply = await fetch(`${address}/api/demonstration`);
    if (reply.status === 404 || ((await reply.json()) as { isReady: boolean }).isReady) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** `jilu start` on this data directory, up to the moment at which a browser has the first page. */
export async function serve(dataDir: string, env: Record<string, string> = {}): Promise<ServedApp> {
  const started = performance.now();
  const child = startProgram(['bin/jilu.mjs', 'start', '--data', dataDir, '--port', '0'], env);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const watch = watchProcess(child.pid ?? 0);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const address = await new Promise<string>((resolve, reject) => {
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const found = /(http:\/\/\S+)/.exec(line)?.[1];
        if (found !== undefined) resolve(found);
      });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the server did not start: ${stderr.slice(-1_000)}`)));
  });
  const page = await fetch(`${address}/`);
  if (page.status !== 200 || !(await page.text()).includes('<html'))
    throw new Error('there is no first page');
  const firstPageMs = performance.now() - started;
  await untilBuilt(address);
  return {
    address,
    firstPageMs,
    msToFirstPage: watch.stop(),
    watch: () => watchProcess(child.pid ?? 0),
    async kill() {
      for (const pid of familyOf(child.pid ?? 0)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It has ended with the one before.
        }
      }
      await ended;
    },
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

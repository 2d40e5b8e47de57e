import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer as createNetServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const LOOPBACK = '127.0.0.1';
const TRY_EVERY_MS = 100;
const PATIENCE_MS = 120_000;

/**
 * `npm run dev [-- --port N --data DIR]`: the pages by Vite with hot reload, the server behind it under tsx watch, one
 * address for both. Vite hands /api to the server with the browser's own Host, so that the server finds the Origin
 * of its own page. A change in src, policy or data starts the server again; requests wait until it listens.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8080' }, data: { type: 'string' } },
  });
  const { createServer } = await import('vite');
  const port = Number(values.port);
  const serverPort = await freePort();
  const address = `http://${LOOPBACK}:${port}`;
  const vite = await createServer({
    configFile: fileURLToPath(new URL('../../../web/vite.config.ts', import.meta.url)),
    clearScreen: false,
    plugins: [waitForServer(serverPort)],
    server: {
      host: LOOPBACK,
      port,
      strictPort: true,
      proxy: { '/api': { target: `http://${LOOPBACK}:${serverPort}`, changeOrigin: false } },
    },
  });
  await vite.listen();
  const server = startServer(serverPort, values.data);
  for (const stream of ['stdout', 'stderr'] as const)
    server[stream]?.setEncoding('utf8').on('data', (text: string) => {
      process[stream].write(text.replaceAll(`http://${LOOPBACK}:${serverPort}`, address));
    });
  let stopAsked = false;
  server.once('exit', async (status) => {
    await vite.close();
    process.exit(stopAsked ? 0 : (status ?? 1));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!stopAsked) server.kill('SIGTERM');
      stopAsked = true;
    });
}

/**
 * `jilu start`, from its sources, under tsx watch, which starts it again when a file that it loads changes, or the law or a table. In a
 * process group of its own: Ctrl-C reaches all of a terminal's group, and a second signal would cut its orderly end.
 */
function startServer(port: number, data: string | undefined): ChildProcess {
  const tsx = fileURLToPath(import.meta.resolve('tsx/cli'));
  const watch = ['watch', '--clear-screen=false', '--include', 'policy/**/*', '--include', 'data/**/*'];
  const start = ['src/edge/cli/from-sources.ts', 'start', '--host', LOOPBACK, '--port', String(port)];
  return spawn(process.execPath, [tsx, ...watch, ...start, ...(data === undefined ? [] : ['--data', data])], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Holds requests for the server back while it starts, so that a page does not see a fault at each change. */
function waitForServer(port: number): Plugin {
  return {
    name: 'wait-for-server',
    configureServer(vite) {
      vite.middlewares.use('/api', (_request, _response, next) => {
        untilListening(port).then(() => next(), next);
      });
    },
  };
}

async function untilListening(port: number): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += TRY_EVERY_MS) {
    if (await listens(port)) return;
    await new Promise((wake) => setTimeout(wake, TRY_EVERY_MS));
  }
  throw new Error('the server does not listen; its own message is above');
}

function listens(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ port, host: LOOPBACK });
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createNetServer();
    probe.once('error', failed);
    probe.listen(0, LOOPBACK, () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

await main();

// The supervisor runs between our process and PostgreSQL. It holds a pipe from us: when the pipe closes, for
// whatever reason (an orderly stop, Ctrl-C, a crash, kill -9), it stops the server. So no server outlives us.
// Plain JavaScript, no imports of ours: it must start in a blink and run under bare node.
import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, rmSync, utimesSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const LOG_LIMIT_BYTES = 8 * 1024 * 1024;
const HEARTBEAT_MS = 2000;
const FAST_SHUTDOWN_MS = 30_000;
const TAIL_CHARS = 4000;

let server;
let stopping = false;
let parentGone = false;
let tail = '';

// We are alone in our session; a signal meant for the terminal's group must not reach PostgreSQL before us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
process.stdout.on('error', () => {});

const lines = createInterface({ input: process.stdin });
lines.once('line', (line) => start(JSON.parse(line)));
process.stdin.once('end', lost);
process.stdin.once('error', lost);
lines.once('close', lost);

function lost() {
  parentGone = true;
  stop();
  if (!server) process.exit(0);
}

function send(message) {
  if (!parentGone) process.stdout.write(`${JSON.stringify(message)}\n`);
}

function start(order) {
  if (parentGone) return;
  const log = openLog(order.logFile);
  const identity = order.uid === undefined ? {} : { uid: order.uid, gid: order.gid };
  server = spawn(order.postgres, order.args, {
    ...identity,
    cwd: order.cwd,
    env: order.env,
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
  server.once('error', (error) => finish({ exit: null, reason: error.message }));
  server.stderr.on('data', (chunk) => {
    tail = (tail + chunk.toString('utf8')).slice(-TAIL_CHARS);
    log.write(chunk);
  });
  server.once('exit', (code, signal) => {
    // The exit may outrun the last words on stderr.
    setTimeout(() => {
      // A test run that was killed leaves no database behind.
      if (parentGone && order.removeWhenAlone)
        rmSync(order.removeWhenAlone, { recursive: true, force: true });
      finish({ exit: code, signal, reason: tail });
    }, 20);
  });
  if (server.pid !== undefined) send({ pid: server.pid });
  setInterval(() => {
    try {
      const now = (performance.timeOrigin + performance.now()) / 1000;
      utimesSync(order.lockFile, now, now);
    } catch {
      // The lock is the owner's business; a missing file is dealt with there.
    }
  }, HEARTBEAT_MS).unref();
  function stopByTool() {
    spawn(order.pgCtl, ['stop', '-m', 'fast', '-D', order.cluster], { stdio: 'ignore', windowsHide: true });
  }
  server.stop = process.platform === 'win32' ? stopByTool : () => server.kill('SIGINT');
  if (stopping) server.stop();
}

function stop() {
  if (stopping) return;
  stopping = true;
  if (!server) return;
  server.stop?.();
  setTimeout(() => server.kill('SIGQUIT'), FAST_SHUTDOWN_MS).unref();
}

function finish(message) {
  send({ ...message, expected: stopping });
  process.stdout.end();
  setTimeout(() => process.exit(0), parentGone ? 0 : 50);
}

function openLog(file) {
  let fd;
  let size = 0;
  const open = () => {
    try {
      fd = openSync(file, 'a', 0o600);
    } catch {
      fd = undefined;
    }
  };
  open();
  return {
    write(chunk) {
      if (fd === undefined) return;
      try {
        size += writeSync(fd, chunk);
        if (size < LOG_LIMIT_BYTES) return;
        closeSync(fd);
        renameSync(file, `${file}.1`);
        size = 0;
        open();
      } catch {
        // A full disk must not stop the server for want of a log line.
      }
    },
  };
}

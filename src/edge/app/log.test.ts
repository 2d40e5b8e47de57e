import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { rotating } from './log.ts';

describe('log file', () => {
  it('is renamed when it is full, and so many closed ones stay', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jilu-log-'));
    try {
      const path = join(folder, 'jilu.log');
      writeFileSync(path, 'from before\n');
      const file = rotating(path, { bytes: 200, closed: 2 });
      await once(file, 'ready');
      for (let at = 0; at < 12; at++) {
        const written = once(file, 'write');
        file.write(`${at} ${'x'.repeat(90)}\n`);
        await written;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const closed = once(file, 'close');
      file.end();
      await closed;
      const lines = (name: string) => readFileSync(join(folder, name), 'utf8').trim().split('\n').length;
      expect(existsSync(`${path}.1`) && existsSync(`${path}.2`)).toBe(true);
      expect(existsSync(`${path}.3`)).toBe(false);
      expect(lines('jilu.log.1')).toBeLessThanOrEqual(3);
      expect(readFileSync(`${path}.1`, 'utf8') + readFileSync(path, 'utf8')).toContain('11 xxx');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  // `/dev/full` refuses every write as a full disk does.
  it.runIf(existsSync('/dev/full'))('that cannot be written ends nothing', async () => {
    const file = rotating('/dev/full');
    const log = pino({}, file);
    const faults: string[] = [];
    file.on('error', (error: NodeJS.ErrnoException) => faults.push(error.code ?? ''));
    for (let at = 0; at < 50; at++) {
      log.info({ at }, 'request');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(faults).toContain('ENOSPC');
    file.destroy();
  });

  it.runIf(existsSync('/dev/full'))('would end the server without that listener (negative control)', () => {
    const file = pino.destination({ dest: '/dev/full', sync: true });
    expect(() => file.write('line\n')).toThrow(/ENOSPC/);
  });
});

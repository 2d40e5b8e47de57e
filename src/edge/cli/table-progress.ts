import { SingleBar } from 'cli-progress';

/** A bar on a terminal, nothing elsewhere: plain output has its closing line. */
export function tableProgress(title: string): {
  step(done: number, total: number, table: string): void;
  end(): void;
} {
  if (!process.stderr.isTTY) return { step() {}, end() {} };
  const bar = new SingleBar({ format: `${title} {bar} {value}/{total} {table}`, stream: process.stderr });
  let started = false;
  return {
    step(done, total, table) {
      if (!started) bar.start(total, 0, { table });
      started = true;
      bar.update(done, { table });
    },
    end() {
      if (started) bar.stop();
    },
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** What a process and its helpers took, PostgreSQL left out. Undefined where the system does not report it (no /proc). */
export interface ResourceUse {
  /** Largest sum of resident memory at one moment, in MB. */
  readonly peakRssMb: number | undefined;
  /** Processor time of all of them, in milliseconds. */
  readonly cpuMs: number | undefined;
}

const EVERY_MS = 20;
const TICK_MS = 10;

/** Looks at a process and its children every 20 ms until `stop`. */
export function watchProcess(pid: number): { stop(): ResourceUse } {
  let peakKb = 0;
  const ticks = new Map<number, number>();
  const before = new Map(familyOf(pid).map((child) => [child, statusOf(child)?.ticks ?? 0]));
  const look = () => {
    let sum = 0;
    for (const child of familyOf(pid)) {
      const seen = statusOf(child);
      if (seen === undefined || seen.isDatabase) continue;
      sum += seen.rssKb;
      ticks.set(child, seen.ticks);
    }
    peakKb = Math.max(peakKb, sum);
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      const spent = [...ticks].reduce((sum, [one, now]) => sum + now - (before.get(one) ?? 0), 0) * TICK_MS;
      return {
        peakRssMb: peakKb === 0 ? undefined : peakKb / 1024,
        cpuMs: ticks.size === 0 ? undefined : spent,
      };
    },
  };
}

/** A process and whatever it started. */
export function familyOf(pid: number): number[] {
  const family = [pid];
  for (const member of family) {
    try {
      for (const task of readdirSync(`/proc/${member}/task`))
        for (const child of readFileSync(`/proc/${member}/task/${task}/children`, 'utf8').split(' '))
          if (child !== '') family.push(Number(child));
    } catch {
      // It has ended, or this system has no /proc.
    }
  }
  return family;
}

function statusOf(pid: number): { rssKb: number; ticks: number; isDatabase: boolean } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      rssKb: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0),
      ticks: Number(fields[11]) + Number(fields[12]),
      isDatabase: /^Name:\s+(postgres|initdb|sh)$/m.test(status),
    };
  } catch {
    return undefined;
  }
}

/** The fastest of several runs of a floor, in milliseconds: what the machine can do, not what it happened to do. */
export async function bestOf(runs: number, once: () => Promise<number>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) best = Math.min(best, await once());
  return best;
}

export interface Call {
  readonly status: number | null;
  readonly milliseconds: number;
  readonly used: ResourceUse;
  readonly stdout: string;
  readonly stderr: string;
  /** Lines of standard error with the milliseconds at which they came. */
  readonly progress: readonly { readonly line: string; readonly at: number }[];
}

/** Runs one program of ours to its end, from its start as a process to its exit. */
export async function callProgram(args: readonly string[], env: Record<string, string> = {}): Promise<Call> {
  const started = performance.now();
  const child = startProgram(args, env);
  const watch = watchProcess(child.pid ?? 0);
  const progress: { line: string; at: number }[] = [];
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const line of text.split('\n'))
      if (line.trim() !== '') progress.push({ line: line.trim(), at: performance.now() - started });
  });
  let used: ResourceUse = { peakRssMb: undefined, cpuMs: undefined };
  child.once('exit', () => {
    used = watch.stop();
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { status, milliseconds: performance.now() - started, used, stdout, stderr, progress };
}

export function startProgram(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

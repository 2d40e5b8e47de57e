import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './server.ts';

export interface Called {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** One call of the program in a folder, to its end. */
export function callProgram(folder: string, args: readonly string[]): Promise<Called> {
  const env = { ...process.env, DATABASE_URL: undefined };
  const child = spawn(process.execPath, [join(ROOT, 'bin/jilu.mjs'), ...args], { cwd: folder, env });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((done) => child.once('close', (status) => done({ status, out, err })));
}

/** A line of the file that `claims compute` writes. */
export interface Computed {
  readonly line: {
    readonly id: string;
    readonly claim: { readonly date: string; readonly benefit: string };
  };
  readonly source?: { readonly certificateNumber: string };
  readonly decision: { readonly id: string; readonly outcome: string; readonly amountFen: number };
  readonly signals: readonly string[];
  readonly disposition: 'published' | 'frozen' | 'not-entitled' | 'incomplete';
}

export function computedLines(path: string): Computed[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Computed);
}

export const fenOf = (yuan: string) => Math.round(Number(yuan.replaceAll(',', '')) * 100);

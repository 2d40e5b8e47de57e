import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Installs the engines as their lock file says, unless they are there. False when they cannot be had. */
export function installPeers(): boolean {
  const wanted = Object.entries(manifestOf(FOLDER)?.dependencies ?? {});
  if (wanted.every(([name, version]) => versionOf(name) === version)) return true;
  // Under npm run the running npm itself, which needs no shell on any system.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--prefix', FOLDER, '--no-audit', '--no-fund', '--loglevel', 'error'];
  const run = npm === undefined ? spawnSync('npm', args) : spawnSync(process.execPath, [npm, ...args]);
  return run.status === 0;
}

export function versionOf(name: string): string | undefined {
  return manifestOf(`${FOLDER}node_modules/${name}/`)?.version;
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

// `npm test`: everything, on a machine that has nothing but Node. Prints one closing line: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isBundled } from '../bin/program.mjs';

const root = resolve(import.meta.dirname, '..');
const artefacts = join(root, 'artefacts');
mkdirSync(artefacts, { recursive: true });

let passed = 0;
let failed = 0;

function sh(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
}

/** A step that either holds or does not: types, style, the build. */
function step(name, command, args) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const holds = sh(command, args).status === 0;
  if (holds) passed += 1;
  else failed += 1;
  console.log(`${holds ? 'ok' : 'FAILED'}: ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

/** A vitest run, counted test by test. */
function suite(name, config) {
  console.log(`\n== ${name}`);
  const report = join(artefacts, `${name}.json`);
  rmSync(report, { force: true });
  const run = sh('npx', [
    'vitest',
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) {
    failed += 1;
    console.log(`FAILED: ${name} wrote no report`);
    return;
  }
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  if (
    counts.numPassedTests + counts.numFailedTests === 0 ||
    (run.status !== 0 && counts.numFailedTests === 0)
  ) {
    failed += 1;
    console.log(`FAILED: ${name} ended with status ${run.status}`);
  }
}

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const hasBrowser = () => Boolean(process.env.CHROMIUM) || BROWSERS.some((path) => existsSync(path));
const hasFonts = () => spawnSync('fc-list', [':lang=zh', 'family']).stdout?.toString().trim().length > 0;

/** The end-to-end tests need Chromium and a Chinese font; install them where we may, say plainly where we may not. */
function provideBrowser() {
  if (hasBrowser() && hasFonts()) return true;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log('\n== installing Chromium and Noto CJK fonts');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    sh('apt-get', ['-qq', 'update'], { env: environment });
    sh('apt-get', ['-qq', 'install', '-y', 'chromium', 'fonts-noto-cjk', 'fontconfig'], { env: environment });
    if (hasBrowser()) return true;
  }
  console.error(
    'The end-to-end tests need Chromium and a Chinese font. Install them (Debian: apt-get install chromium fonts-noto-cjk) ' +
      'or set CHROMIUM to the path of a Chromium, then run npm test again.',
  );
  return false;
}

/** Servers and command lines under test start from the bundle, three seconds quicker than from changed sources. */
function provideProgram() {
  if (!isBundled()) step('program', 'npm', ['run', '--silent', 'build:program']);
}

step('style', 'npx', ['biome', 'check', '--diagnostic-level=error', '.']);
step('types', 'npm', ['run', '--silent', 'types']);
step('web build', 'npm', ['run', '--silent', 'build:web']);
provideProgram();
suite('modules', 'vitest.config.ts');
provideProgram();
if (provideBrowser()) suite('end-to-end', 'tests/e2e/vitest.config.ts');
else failed += 1;

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type DecideContext, decideEach } from '../src/benefits/determination/index.ts';
import { type ClaimLine, loadPolicies } from '../src/law/policy/index.ts';
import { benchTables, generateBlocks } from './determine-lines.ts';
import { Disagreement } from './peers/compare.ts';
import { benchPeers } from './peers/index.ts';
import { heading, textTable } from './table.ts';

// npm run bench:determine [-- --small] [--sizes 1000,100000] [--no-peers]: how many claim lines a second one thread
// decides from memory, explanations off, beside what reading them costs; then the same rules in other engines.

// With --from-database [lines...] the run over PostgreSQL instead.
if (process.argv.includes('--from-database')) {
  const { benchFromDatabase } = await import('./determine-database.ts');
  const sizes = process.argv.slice(2).map(Number).filter(Number.isInteger);
  process.exit((await benchFromDatabase(sizes.length > 0 ? sizes : [1_000, 100_000, 1_000_000])) ? 0 : 1);
}

const SEED = 20_240_119;
const TARGET = 400_000;
/** Lines decided together, as the mass run cuts its work: whole persons, and few enough to stay in the cache. */
const BLOCK = 2_000;

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    'no-peers': { type: 'boolean', default: false },
  },
});
const { small } = values;
const sizes = values.sizes?.split(',').map(Number) ?? (small ? [1_000, 20_000] : [1_000, 100_000, 1_000_000]);
const policies = loadPolicies();
const context: DecideContext = { policies, ...benchTables(), explain: false };

/** The best of several rounds: what the machine can do, not what else it was doing. Milliseconds. */
function bestOf(rounds: number, work: () => void): { wall: number; cpu: number } {
  const best = { wall: Number.POSITIVE_INFINITY, cpu: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    const started = performance.now();
    work();
    best.wall = Math.min(best.wall, performance.now() - started);
    const { user, system } = process.cpuUsage(before);
    best.cpu = Math.min(best.cpu, (user + system) / 1000);
  }
  return best;
}

/** Reading what every line has, deciding nothing. */
function readThrough(lines: readonly ClaimLine[]): number {
  let sum = 0;
  for (const { person, claim, training, certificate, history } of lines)
    sum +=
      person.idNumber.length +
      claim.date.length +
      (training?.hours ?? 0) +
      (certificate?.level ?? 0) +
      (history?.length ?? 0);
  return sum;
}

/** Blocks are made, timed one by one and let go: only deciding is timed, with the pass over a person's lines. */
function benchMemory(size: number) {
  const outcomes = { entitled: 0, 'not-entitled': 0, incomplete: 0 };
  const hash = createHash('sha256');
  const rounds = small ? 3 : size <= BLOCK ? 200 : 5;
  let fen = 0;
  let wall = 0;
  let cpu = 0;
  let floor = 0;
  for (const lines of generateBlocks(size, SEED, BLOCK)) {
    const ours = bestOf(rounds, () => decideEach(lines, context, () => {}));
    wall += ours.wall;
    cpu += ours.cpu;
    floor += bestOf(rounds, () => readThrough(lines)).wall;
    decideEach(lines, context, ({ outcome, amountFen }) => {
      outcomes[outcome]++;
      fen += amountFen;
      hash.update(`${outcome}${amountFen}\n`);
    });
  }
  const rate = Math.round((size * 1000) / wall);
  const cells = [
    String(size),
    String(rate),
    String(Math.round((size * 1000) / cpu)),
    ((wall * 1000) / size).toFixed(2),
    ((floor * 1000) / size).toFixed(3),
    ...Object.values(outcomes).map(String),
    String(fen),
    hash.digest('hex').slice(0, 12),
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  ];
  return { rate, cells };
}

// The closures are warmed up on other lines, so that the first size is not charged for compilation.
for (const lines of generateBlocks(20_000, SEED + 1, BLOCK))
  for (let i = 0; i < 10; i++) decideEach(lines, context, () => {});

const COLUMNS = [
  'lines',
  'lines/s',
  'a cpu second',
  'us a line',
  'floor: read, us',
  'entitled',
  'not',
  'open',
];
const title = `seed ${SEED}, one thread, explanations off, blocks of ${BLOCK} lines cut by person`;
const measured = sizes.map(benchMemory);
for (const line of [
  ...heading(small ? `small, to see that it runs; ${title}` : title),
  '',
  ...textTable([[...COLUMNS, 'fen', 'checksum', 'peak RSS'], ...measured.map(({ cells }) => cells)]),
  '',
])
  console.log(line);
if (!small && measured.some(({ rate }) => rate < TARGET)) {
  console.log(`Below the target of ${TARGET} lines a second.`);
  process.exitCode = 1;
}
if (!values['no-peers'])
  try {
    for (const line of await benchPeers(policies, SEED, small)) console.log(line);
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }

import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import { decideEach } from '../src/determination/index.ts';
import { loadPolicies } from '../src/policy/index.ts';
import { benchTables, generateLines } from './determine-lines.ts';

// npm run bench:determine [-- sizes...]: how many claim lines a second one thread decides: all facts in memory,
// each decision handed over and let go, explanations off. Target: 400,000 lines a second at every size.

const SEED = 20_240_119;
const TARGET = 400_000;

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const policies = loadPolicies();
const { standards, scarce } = benchTables();
const context = { policies, standards, scarce, explain: false };

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, one thread, seed ${SEED}`);
console.log(
  'lines      best ms    lines/s    entitled  not-entitled  incomplete  fen paid          checksum',
);

// The closures are warmed up on other lines, so the first size is not charged for compilation.
const warm = [...generateLines(20_000, SEED + 1)];
for (let i = 0; i < 5; i++) decideEach(warm, context, () => {});

let missed = false;
for (const size of sizes.length > 0 ? sizes : [1_000, 100_000, 1_000_000]) {
  const lines = [...generateLines(size, SEED)];
  let best = Number.POSITIVE_INFINITY;
  let bestCpu = Number.POSITIVE_INFINITY;
  let outcomes = { entitled: 0, 'not-entitled': 0, incomplete: 0 };
  let fen = 0;
  const rounds = size >= 1_000_000 ? 5 : size >= 100_000 ? 15 : 200;
  for (let round = 0; round < rounds; round++) {
    outcomes = { entitled: 0, 'not-entitled': 0, incomplete: 0 };
    fen = 0;
    const cpu = process.cpuUsage();
    const started = performance.now();
    decideEach(lines, context, ({ outcome, amountFen }) => {
      outcomes[outcome]++;
      fen += amountFen;
    });
    best = Math.min(best, performance.now() - started);
    const used = process.cpuUsage(cpu);
    bestCpu = Math.min(bestCpu, (used.user + used.system) / 1000);
  }
  const hash = createHash('sha256');
  decideEach(lines, context, ({ outcome, amountFen }) => hash.update(`${outcome}${amountFen}\n`));
  const rate = Math.round(size / (best / 1000));
  if (rate < TARGET) missed = true;
  console.log(
    [
      String(size).padEnd(10),
      best.toFixed(2).padStart(8),
      String(rate).padStart(10),
      String(Math.round(size / (bestCpu / 1000))).padStart(13),
      String(outcomes.entitled).padStart(11),
      String(outcomes['not-entitled']).padStart(13),
      String(outcomes.incomplete).padStart(11),
      String(fen).padStart(15),
      ` ${hash.digest('hex').slice(0, 12)}`,
    ].join(' '),
  );
}
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
if (missed) {
  console.log(`below the target of ${TARGET} lines a second`);
  process.exitCode = 1;
}

import { type DecideContext, standardsFromRows } from '../../src/benefits/determination/index.ts';
import type { Policies } from '../../src/law/policy/index.ts';
import { benchTables } from '../determine-lines.ts';
import { textTable } from '../table.ts';
import { type Compared, timeOurs, timePeer } from './compare.ts';
import { ABSENCES } from './facts.ts';
import { installPeers } from './install.ts';
import { makePeerLines } from './lines.ts';

/** A table of ours, the floor by hand and the engines of the registry over the same lines, best of `rounds`. */
export async function benchPeers(policies: Policies, seed: number, small: boolean): Promise<string[]> {
  if (!installPeers())
    return ['The engines to compare with could not be installed (is a registry reached?): no table of them.'];
  const { makeEngines } = await import('./engines.ts');
  const { standards, scarce } = benchTables();
  // An amount for everybody besides, so that no line is left open for want of one.
  const general = { policy: 'liaocheng-2021', benefit: 'training-subsidy', unit: 'person' } as const;
  const read = standardsFromRows([...standards.rows, { ...general, amountFen: 50_000, from: '2020-01-01' }]);
  if (!read.ok) throw new Error(`the amounts do not load: ${JSON.stringify(read.faults)}`);
  const tables = { standards: read.value, scarce };
  const context: DecideContext = { policies, ...tables, explain: false };
  const peers = makeEngines.map((make) => make());
  const lines = makePeerLines(Math.max(...peers.map((peer) => peer.lines)), seed, tables);
  const share = small ? 0.1 : 1;
  const ours = timeOurs(lines, context, small ? 10 : 30);
  const compared = [ours];
  for (const peer of peers) {
    const rounds = peer.lines < lines.length ? 3 : small ? 5 : 20;
    compared.push(await timePeer(peer, lines.slice(0, peer.lines * share), context, small ? 1 : rounds));
  }
  return [
    ...textTable([
      ['engine', 'version', 'lines', 'us a line', 'lines/s', 'to ours', 'one fact absent'],
      ...compared.map((row) => cellsOf(row, ours.microseconds)),
    ]),
    '',
    '- Training subsidy of liaocheng-2021, twelve rules, every fact known; all engines gave the same outcome and amount for every line.',
    '- The peers got the facts flat and the row of the amounts found, outside the timing; ours read both from the claim line.',
    `- One fact absent: each of ${ABSENCES.length} facts left out of one entitled line in turn. Stops: with an error that names the fact.`,
  ];
}

function cellsOf({ name, version, lines, microseconds, absent }: Compared, ours: number): string[] {
  const ratio = microseconds / ours;
  return [
    name,
    version,
    String(lines),
    microseconds.toFixed(microseconds < 10 ? 2 : 1),
    String(Math.round(1_000_000 / microseconds)),
    ratio.toFixed(ratio < 10 ? 2 : 0),
    absent,
  ];
}

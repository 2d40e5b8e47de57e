import { amountOf } from '../../src/benefits/determination/amounts.ts';
import { type DecideContext, decide, decideEach } from '../../src/benefits/determination/index.ts';
import type { ClaimLine } from '../../src/law/policy/index.ts';
import { ABSENCES, type FlatFacts } from './facts.ts';
import { versionOf } from './install.ts';
import type { PeerLine } from './lines.ts';
import type { Peer } from './peer.ts';

/** The first line on which an engine decides otherwise than ours. */
export class Disagreement extends Error {}

export interface Compared {
  readonly name: string;
  readonly version: string;
  readonly lines: number;
  readonly microseconds: number;
  /** What becomes of an entitled line when one fact is left out. */
  readonly absent: string;
}

/** Ours over the claim lines: memberships, history and amounts read within the timing, every finding given. */
export function timeOurs(lines: readonly PeerLine[], context: DecideContext, rounds: number): Compared {
  const claims = lines.map(({ line }) => line);
  let fen = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const addAmount = ({ amountFen }: { readonly amountFen: number }) => {
      fen += amountFen;
    };
    decideEach(claims, context, addAmount, { independent: true });
    best = Math.min(best, performance.now() - started);
  }
  if (fen === 0) throw new Disagreement('no line is paid');
  const entitled = entitledLine(lines, context);
  const asking = ABSENCES.filter(
    ({ pointer }) => decide(without(entitled.line, pointer), context).outcome === 'incomplete',
  ).length;
  return {
    name: 'Jilu, all findings',
    version: '-',
    lines: lines.length,
    microseconds: (best * 1000) / lines.length,
    absent: `asks for it ${asking} of ${ABSENCES.length}`,
  };
}

/** Throws a Disagreement, before any time is printed, when one line is decided otherwise than by ours. */
export async function timePeer(
  peer: Peer,
  lines: readonly PeerLine[],
  context: DecideContext,
  rounds: number,
): Promise<Compared> {
  const facts = lines.map(({ flat }) => flat);
  const amounts = await peerAmounts(peer, lines, facts);
  for (let i = 0; i < lines.length; i++) agree(peer, lines[i] as PeerLine, amounts[i] as number, context);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await peerAmounts(peer, lines, facts);
    best = Math.min(best, performance.now() - started);
  }
  return {
    name: peer.name,
    version: peer.package === undefined ? '-' : (versionOf(peer.package) ?? 'unknown'),
    lines: lines.length,
    microseconds: (best * 1000) / lines.length,
    absent: await probeAbsence(peer, entitledLine(lines, context).flat),
  };
}

/** What each line is paid; NOT_ENTITLED distinguishes a refusal from an entitlement to nothing. */
async function peerAmounts(peer: Peer, lines: readonly PeerLine[], facts: readonly FlatFacts[]) {
  const entitled = await peer.decide(facts);
  return lines.map(({ price }, i) =>
    entitled[i] ? amountOf(price.amountFen, price.quantity, price.upliftPercent) : NOT_ENTITLED,
  );
}

const NOT_ENTITLED = -1;

function agree(peer: Peer, { line, flat }: PeerLine, amount: number, context: DecideContext): void {
  const ours = decide(line, context);
  if (amount === (ours.outcome === 'entitled' ? ours.amountFen : NOT_ENTITLED)) return;
  const theirs = amount === NOT_ENTITLED ? 'not-entitled' : `entitled, ${amount} fen`;
  throw new Disagreement(
    `${peer.name} decides ${line.id} otherwise: ${theirs}; ours: ${ours.outcome}, ${ours.amountFen} fen; ${JSON.stringify(flat)}`,
  );
}

/** Each of several facts left out of one entitled line: does the engine pay, refuse, or say that it cannot know? */
async function probeAbsence(peer: Peer, flat: FlatFacts): Promise<string> {
  const tally = { pays: 0, refuses: 0, 'leaves open': 0, stops: 0 };
  for (const { flat: names } of ABSENCES) {
    const facts: Partial<Record<keyof FlatFacts, unknown>> = { ...flat };
    for (const name of names) delete facts[name];
    try {
      const [entitled] = await peer.decide([facts as Partial<FlatFacts>]);
      tally[entitled === undefined ? 'leaves open' : entitled ? 'pays' : 'refuses']++;
    } catch {
      tally.stops++;
    }
  }
  return Object.entries(tally)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
    .join(', ');
}

function entitledLine(lines: readonly PeerLine[], context: DecideContext): PeerLine {
  const found = lines.find(({ line }) => decide(line, context).outcome === 'entitled');
  if (found === undefined) throw new Disagreement('no line is entitled');
  return found;
}

/** The claim line with the fact at this pointer not known. */
function without(line: ClaimLine, pointer: string): ClaimLine {
  const [, first = '', second] = pointer.split('/');
  const whole = line[first as keyof ClaimLine];
  if (second === undefined || typeof whole !== 'object') return { ...line, [first]: undefined };
  return { ...line, [first]: { ...whole, [second]: undefined } };
}

import { type Database, readTx } from '../db/index.ts';
import type { Ciphers } from '../kernel/index.ts';
import { type Anchor, type Anchors, readAnchors } from './anchors.ts';
import type { JournalFault, JournalReport } from './contract.ts';
import { CHAIN_START, canonicalBytes, type PrintedHead } from './rules.ts';
import {
  type AnchorHead,
  type ChainHead,
  type StoredLink,
  selectAllHeads,
  selectAnchorHead,
  selectLinks,
  selectTails,
} from './store.ts';

type Macs = Pick<Ciphers, 'journalMac'>;

const MOST_FAULTS = 100;
const STATEMENT_TIMEOUT_MS = 600_000;

/** What the record is held against. */
export interface Witnesses {
  /** Null: the anchors are not looked at. */
  readonly anchorFile: string | null;
  /** Heads that were printed on forms and payment files. */
  readonly printed?: readonly PrintedHead[];
}

/**
 * Reads the whole record in one snapshot and checks every MAC, every step from link to link, the heads, the anchors
 * outside the database, and heads printed on paper. Finds an edit, a deletion, an insertion, a swap, a cut tail, a
 * rewrite without the key, a restored old database, an emptied or cut anchor file; and, by a printed head, database
 * and anchors set back together. `unchecked` of the report says what it could not look at. Needs no server.
 */
export async function verifyJournal(
  db: Database,
  ciphers: Macs,
  { anchorFile, printed = [] }: Witnesses,
): Promise<JournalReport> {
  // The file first: a head it names is in every later snapshot.
  const anchored = anchorFile === null ? null : await readAnchors(anchorFile, ciphers);
  const anchors = anchored?.anchors ?? [];
  const { report, anchorHead } = await readTx(
    db,
    { kind: 'system' },
    async (tx) => ({
      anchorHead: await selectAnchorHead(tx),
      report: await checkChains(selectLinks(tx), await selectAllHeads(tx), { anchors, printed }, ciphers),
    }),
    { statementTimeoutMs: STATEMENT_TIMEOUT_MS },
  );
  const more = anchored === null ? [] : anchorFaults(anchored, anchorHead, report.links > 0);
  return {
    ...report,
    ok: report.ok && more.length === 0,
    faults: [...report.faults, ...more].slice(0, MOST_FAULTS),
    faultCount: report.faultCount + more.length,
    unchecked: uncheckedOf(report.chains, anchored, printed),
  };
}

/** What is wrong with the anchor file itself: lines not ours, lines gone, the file gone or emptied. */
function anchorFaults(file: Anchors, counted: AnchorHead | undefined, hasLinks: boolean): JournalFault[] {
  const fault = (kind: JournalFault['fault'], seq: number | null, message: string): JournalFault => ({
    fault: kind,
    chain: '',
    seq,
    message,
  });
  const faults = [
    ...file.forgedLines.map((line) =>
      fault('anchor-forged', line, `锚定文件第 ${line} 行不是本系统写的：请取出异地保存的锚定文件比对。`),
    ),
    ...file.cutLines.map((line) =>
      fault(
        'anchor-cut',
        line,
        `锚定文件第 ${line} 行接不上前一行：中间的行被删去过，请取出异地保存的副本比对。`,
      ),
    ),
  ];
  if (!hasLinks) return faults;
  if (!file.exists)
    faults.push(
      fault(
        'anchor-missing',
        null,
        '找不到锚定文件，无法证明流水没有被整段截去：请从异地副本取回 anchors/journal.jsonl 后重验。',
      ),
    );
  else if (file.lineCount === 0)
    faults.push(
      fault(
        'anchor-missing',
        null,
        '锚定文件是空的：它被清空过，请从异地副本取回 anchors/journal.jsonl 后重验。',
      ),
    );
  else if (counted && counted.lineCount > file.lineCount)
    faults.push(
      fault(
        'anchor-cut',
        file.lineCount,
        `锚定文件应有 ${counted.lineCount} 行，只有 ${file.lineCount} 行：末尾被截去，请取出异地保存的副本比对。`,
      ),
    );
  return faults;
}

/** What no check of this run can show. */
function uncheckedOf(
  chains: JournalReport['chains'],
  file: Anchors | null,
  printed: readonly PrintedHead[],
): string[] {
  if (file === null) return ['没有查看锚定文件：流水末尾是否被截去、是否换回过旧库，这次没有验。'];
  const anchored = highestOf(file.anchors);
  const after = chains
    .map(({ chain, links }) => links - (anchored.get(chain) ?? 0))
    .reduce((sum, links) => sum + Math.max(links, 0), 0);
  const said: string[] = [];
  if (after > 0)
    said.push(`最后 ${after} 条流水写在最近一次锚定之后：它们之后是否还有被截去的，锚定文件证明不了。`);
  if (printed.length === 0)
    said.push(
      '数据库和锚定文件若一起换回同一时刻的旧副本，本机看不出来：请用最近一份打印的表或支付文件上的流水校验码再验。',
    );
  return said;
}

/** A quick look for every start: the chains in all, and those whose last link this key or this head does not fit. */
export async function checkTails(db: Database, ciphers: Macs): Promise<{ chains: number; broken: string[] }> {
  return readTx(db, { kind: 'system' }, async (tx) => {
    const heads = (await selectAllHeads(tx)).filter(({ seq }) => seq > 0);
    const sound = new Set<string>();
    for (const { link, previousMac, mac, headMac } of await selectTails(tx))
      if (mac.equals(headMac) && ciphers.journalMac(canonicalBytes(link, previousMac)).equals(mac))
        sound.add(link.chain);
    return {
      chains: heads.length,
      broken: heads.map(({ chain }) => chain).filter((chain) => !sound.has(chain)),
    };
  });
}

/** The check itself, over links in order of chain and number; pure but for reading its input. */
async function checkChains(
  portions: AsyncIterable<readonly StoredLink[]>,
  heads: readonly ChainHead[],
  { anchors, printed }: { readonly anchors: readonly Anchor[]; readonly printed: readonly PrintedHead[] },
  ciphers: Macs,
): Promise<Omit<JournalReport, 'unchecked'>> {
  const faults: JournalFault[] = [];
  let faultCount = 0;
  const found: Found = (fault, chain, seq, message) => {
    faultCount += 1;
    if (faults.length < MOST_FAULTS) faults.push({ fault, chain, seq, message });
  };
  const expected = expectedBy(anchors, found);
  const tails = new Map<string, Tail>();
  let links = 0;
  for await (const portion of portions) {
    for (const { link, previousMac, mac } of portion) {
      links += 1;
      const { chain, seq } = link;
      const tail = tails.get(chain) ?? { seq: 0, mac: CHAIN_START, links: 0 };
      if (seq <= tail.seq) found('doubled', chain, seq, `第 ${seq} 条出现了两次：请用备份比对。`);
      else if (seq > tail.seq + 1)
        found('missing', chain, tail.seq + 1, `第 ${tail.seq + 1} 至 ${seq - 1} 条不见了：请用备份找回。`);
      else if (!previousMac.equals(tail.mac))
        found('link-broken', chain, seq, `第 ${seq} 条接不上前一条：前一条或本条被换过。`);
      if (!ciphers.journalMac(canonicalBytes(link, previousMac)).equals(mac))
        found('altered', chain, seq, `第 ${seq} 条的内容与它的校验值不符：有人绕过系统改过。`);
      checkAnchor(link, mac, expected.get(chain), found);
      checkPrinted(link, mac, printed, found);
      tails.set(chain, { seq: Math.max(seq, tail.seq), mac, links: tail.links + 1 });
    }
  }
  checkHeads(tails, heads, found);
  checkAnchorsLeft(tails, expected, found);
  for (const { chain, seq } of printed)
    if (seq > (tails.get(chain)?.seq ?? 0))
      found('chain-cut', chain, seq, `纸面上印到第 ${seq} 条，库里没有：末尾被截去，或换回了旧库。`);
  return {
    ok: faultCount === 0,
    links,
    chains: [...tails].map(([chain, tail]) => ({ chain, links: tail.links, head: tail.mac.toString('hex') })),
    anchors: anchors.length,
    lastAnchorAt: anchors.at(-1)?.at ?? null,
    faults,
    faultCount,
  };
}

type Link = StoredLink['link'];

type Found = (fault: JournalFault['fault'], chain: string, seq: number | null, message: string) => void;

/** The last link of a chain so far, and how many there were. */
interface Tail {
  readonly seq: number;
  readonly mac: Buffer;
  readonly links: number;
}

/** What the anchors say, by chain and number. */
function expectedBy(anchors: readonly Anchor[], found: Found): Map<string, Map<number, string>> {
  const expected = new Map<string, Map<number, string>>();
  for (const { chain, seq, mac } of anchors) {
    const ofChain = expected.get(chain) ?? new Map<number, string>();
    const before = ofChain.get(seq);
    if (before !== undefined && before !== mac)
      found('anchor-differs', chain, seq, `第 ${seq} 条先后锚定了两个不同的值：数据库曾被换回旧的再续写。`);
    ofChain.set(seq, mac);
    expected.set(chain, ofChain);
  }
  return expected;
}

/** The highest number anchored in each chain. */
function highestOf(anchors: readonly Anchor[]): Map<string, number> {
  const highest = new Map<string, number>();
  for (const { chain, seq } of anchors) highest.set(chain, Math.max(seq, highest.get(chain) ?? 0));
  return highest;
}

function checkAnchor(
  { chain, seq }: Link,
  mac: Buffer,
  expected: Map<number, string> | undefined,
  found: Found,
): void {
  const anchor = expected?.get(seq);
  if (anchor === undefined) return;
  expected?.delete(seq);
  if (anchor !== mac.toString('hex'))
    found('anchor-differs', chain, seq, `第 ${seq} 条与库外锚定的值不同：此链被重写过。`);
}

function checkPrinted(
  { chain, seq }: Link,
  mac: Buffer,
  printed: readonly PrintedHead[],
  found: Found,
): void {
  for (const head of printed)
    if (head.chain === chain && head.seq === seq && !mac.toString('hex').startsWith(head.macStart))
      found(
        'printed-differs',
        chain,
        seq,
        `第 ${seq} 条与纸面上印的校验码不同：此链被重写过，或换回旧库后续写过。`,
      );
}

function checkHeads(tails: ReadonlyMap<string, Tail>, heads: readonly ChainHead[], found: Found): void {
  for (const head of heads) {
    const tail = tails.get(head.chain);
    if (tail === undefined) {
      if (head.seq > 0) found('chain-cut', head.chain, head.seq, '链头还在，记录全部不见了：请用备份找回。');
    } else if (tail.seq !== head.seq || !tail.mac.equals(head.mac))
      found(
        'head-differs',
        head.chain,
        tail.seq,
        `链头记到第 ${head.seq} 条，实有到第 ${tail.seq} 条：末尾被动过。`,
      );
  }
  const headed = new Set(heads.map((head) => head.chain));
  for (const [chain, tail] of tails)
    if (!headed.has(chain)) found('head-missing', chain, tail.seq, '这条链没有链头：链头表被动过。');
}

/** Anchors that no link has met: the chain was cut before them. */
function checkAnchorsLeft(
  tails: ReadonlyMap<string, Tail>,
  expected: ReadonlyMap<string, ReadonlyMap<number, string>>,
  found: Found,
): void {
  for (const [chain, left] of expected)
    for (const seq of left.keys()) {
      const end = tails.get(chain)?.seq ?? 0;
      if (seq > end)
        found(
          'chain-cut',
          chain,
          seq,
          `库外锚定到第 ${seq} 条，库里只到第 ${end} 条：末尾被截去，或换回了旧库。`,
        );
    }
}

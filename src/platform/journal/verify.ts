import { type Database, readTx } from '../db/index.ts';
import type { Ciphers } from '../kernel/index.ts';
import { type Anchor, readAnchors } from './anchors.ts';
import type { JournalFault, JournalReport } from './contract.ts';
import { CHAIN_START, canonicalBytes } from './rules.ts';
import { type ChainHead, type StoredLink, selectAllHeads, selectLinks, selectTails } from './store.ts';

type Macs = Pick<Ciphers, 'journalMac'>;

const MOST_FAULTS = 100;
const STATEMENT_TIMEOUT_MS = 600_000;

/**
 * Reads the whole record in one snapshot and checks every MAC, every step from link to link, the heads, and the
 * anchors outside the database. Finds an edit, a deletion, an insertion, a swap, a cut tail, a rewrite without the
 * key, and a restored old database. Needs no server. `anchorFile` null: the anchors are not looked at.
 */
export async function verifyJournal(
  db: Database,
  ciphers: Macs,
  anchorFile: string | null,
): Promise<JournalReport> {
  // The file first: a head it names is in every later snapshot.
  const anchored =
    anchorFile === null
      ? { exists: true, anchors: [], forgedLines: [] }
      : await readAnchors(anchorFile, ciphers);
  const report = await readTx(
    db,
    { kind: 'system' },
    async (tx) => checkChains(selectLinks(tx), await selectAllHeads(tx), anchored.anchors, ciphers),
    { statementTimeoutMs: STATEMENT_TIMEOUT_MS },
  );
  const more: JournalFault[] = anchored.forgedLines.map((line) => ({
    fault: 'anchor-forged',
    chain: '',
    seq: line,
    message: `锚定文件第 ${line} 行不是本系统写的:请取出异地保存的锚定文件比对。`,
  }));
  if (!anchored.exists && report.links > 0)
    more.push({
      fault: 'anchor-missing',
      chain: '',
      seq: null,
      message: '找不到锚定文件,无法证明流水没有被整段截去:请从异地副本取回 anchors/journal.jsonl 后重验。',
    });
  return {
    ...report,
    ok: report.ok && more.length === 0,
    faults: [...report.faults, ...more].slice(0, MOST_FAULTS),
    faultCount: report.faultCount + more.length,
  };
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
  anchors: readonly Anchor[],
  ciphers: Macs,
): Promise<JournalReport> {
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
      if (seq <= tail.seq) found('doubled', chain, seq, `第 ${seq} 条出现了两次:请用备份比对。`);
      else if (seq > tail.seq + 1)
        found('missing', chain, tail.seq + 1, `第 ${tail.seq + 1} 至 ${seq - 1} 条不见了:请用备份找回。`);
      else if (!previousMac.equals(tail.mac))
        found('link-broken', chain, seq, `第 ${seq} 条接不上前一条:前一条或本条被换过。`);
      if (!ciphers.journalMac(canonicalBytes(link, previousMac)).equals(mac))
        found('altered', chain, seq, `第 ${seq} 条的内容与它的校验值不符:有人绕过系统改过。`);
      const anchored = expected.get(chain);
      const anchor = anchored?.get(seq);
      if (anchor !== undefined) {
        anchored?.delete(seq);
        if (anchor !== mac.toString('hex'))
          found('anchor-differs', chain, seq, `第 ${seq} 条与库外锚定的值不同:此链被重写过。`);
      }
      tails.set(chain, { seq: Math.max(seq, tail.seq), mac, links: tail.links + 1 });
    }
  }
  checkHeads(tails, heads, found);
  checkAnchorsLeft(tails, expected, found);
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
      found('anchor-differs', chain, seq, `第 ${seq} 条先后锚定了两个不同的值:数据库曾被换回旧的再续写。`);
    ofChain.set(seq, mac);
    expected.set(chain, ofChain);
  }
  return expected;
}

function checkHeads(tails: ReadonlyMap<string, Tail>, heads: readonly ChainHead[], found: Found): void {
  for (const head of heads) {
    const tail = tails.get(head.chain);
    if (tail === undefined) {
      if (head.seq > 0) found('chain-cut', head.chain, head.seq, '链头还在,记录全部不见了:请用备份找回。');
    } else if (tail.seq !== head.seq || !tail.mac.equals(head.mac))
      found(
        'head-differs',
        head.chain,
        tail.seq,
        `链头记到第 ${head.seq} 条,实有到第 ${tail.seq} 条:末尾被动过。`,
      );
  }
  const headed = new Set(heads.map((head) => head.chain));
  for (const [chain, tail] of tails)
    if (!headed.has(chain)) found('head-missing', chain, tail.seq, '这条链没有链头:链头表被动过。');
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
          `库外锚定到第 ${seq} 条,库里只到第 ${end} 条:末尾被截去,或换回了旧库。`,
        );
    }
}

import { timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Database, readTx, withTx } from '../db/index.ts';
import type { Ciphers, Clock } from '../kernel/index.ts';
import { canonicalJson } from './rules.ts';
import { moveAnchorHead, selectAllHeads, selectAnchorHead } from './store.ts';

/** The head of a chain at one moment, noted outside the database. */
export interface Anchor {
  readonly at: string;
  readonly chain: string;
  readonly seq: number;
  readonly mac: string;
}

interface AnchorLine {
  /** Number of the line in its file, from 1, and the MAC of the line before; absent in lines of the first form. */
  readonly no?: number;
  readonly previous?: string;
  readonly at: string;
  readonly heads: Readonly<Record<string, readonly [seq: number, mac: string]>>;
  readonly mac: string;
}

/** What a file of anchors holds. */
export interface Anchors {
  readonly exists: boolean;
  /** Oldest first. */
  readonly anchors: readonly Anchor[];
  /** Numbers of the lines whose own MAC does not hold. */
  readonly forgedLines: readonly number[];
  /** Numbers of the lines that do not follow the line before: something between them is gone. */
  readonly cutLines: readonly number[];
  /** Number of the last line, which is how many there are where none is gone. */
  readonly lineCount: number;
  /** MAC of the last line; empty when there is none. */
  readonly lastMac: string;
}

export interface AnchorFile {
  /** Notes every head that moved since the last time; true when something was written. Durable when it returns. */
  anchor(): Promise<boolean>;
}

type Macs = Pick<Ciphers, 'journalMac'>;

const FIRST_FORM = 'jilu-anchor-1';
const FORM = 'jilu-anchor-2';

/** Of a line with a number, the MAC covers the number and the line before; lines of the first form stand alone. */
function lineMac(ciphers: Macs, { no, previous, at, heads }: Omit<AnchorLine, 'mac'>): Buffer {
  const covered = no === undefined ? [FIRST_FORM, at, heads] : [FORM, no, previous, at, heads];
  return ciphers.journalMac(Buffer.from(canonicalJson(covered), 'utf8'));
}

/** The file that stores the heads of a database's chains. `clock` is the machine's own, never a demonstration's. */
export async function openAnchors(
  path: string,
  app: { readonly db: Database; readonly clock: Clock; readonly ciphers: Macs },
): Promise<AnchorFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const known = new Map<string, string>();
  const before = await readAnchors(path, app.ciphers);
  for (const { chain, seq, mac } of before.anchors) known.set(chain, `${seq}:${mac}`);
  // After a line that the database has counted and the file has lost, the numbers go on: the gap stays to be seen.
  const counted = await readTx(app.db, { kind: 'system' }, selectAnchorHead);
  let [no, previous] =
    counted && counted.lineCount > before.lineCount
      ? [counted.lineCount, counted.mac.toString('hex')]
      : [before.lineCount, before.lastMac];
  let running: Promise<unknown> = Promise.resolve();
  const write = async () => {
    const heads = await readTx(app.db, { kind: 'system' }, selectAllHeads);
    const moved = heads
      .map(({ chain, seq, mac }) => ({ chain, seq, mac: mac.toString('hex') }))
      .filter(({ chain, seq, mac }) => seq > 0 && known.get(chain) !== `${seq}:${mac}`);
    if (moved.length === 0) return false;
    const at = app.clock.now().toISOString();
    const body = Object.fromEntries(moved.map(({ chain, seq, mac }) => [chain, [seq, mac] as const]));
    const unsigned = { no: no + 1, previous, at, heads: body };
    const line: AnchorLine = { ...unsigned, mac: lineMac(app.ciphers, unsigned).toString('hex') };
    const file = await open(path, 'a', 0o600);
    try {
      await file.write(`${JSON.stringify(line)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    [no, previous] = [no + 1, line.mac];
    const head = { lineCount: no, mac: Buffer.from(line.mac, 'hex') };
    await withTx(app.db, { kind: 'system' }, (tx) => moveAnchorHead(tx, head), { idempotent: true });
    for (const { chain, seq, mac } of moved) known.set(chain, `${seq}:${mac}`);
    return true;
  };
  return {
    anchor() {
      const next = running.then(write);
      running = next.catch(() => {});
      return next;
    },
  };
}

const NO_ANCHORS = {
  exists: false,
  anchors: [],
  forgedLines: [],
  cutLines: [],
  lineCount: 0,
  lastMac: '',
} as const satisfies Anchors;

/** All anchors of a file, and which of its lines are not ours or do not follow one another. */
export async function readAnchors(path: string, ciphers: Macs): Promise<Anchors> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return NO_ANCHORS;
    throw error;
  }
  const anchors: Anchor[] = [];
  const forgedLines: number[] = [];
  const cutLines: number[] = [];
  // A line without its line feed was cut off by a crash before it was durable: nothing rests on it.
  const lines = text.split('\n').slice(0, -1);
  let lastMac = '';
  let last = 0;
  let isNumbered = false;
  for (const [index, raw] of lines.entries()) {
    const line = parseLine(raw, ciphers);
    if (!line) {
      forgedLines.push(index + 1);
      continue;
    }
    const follows = line.no === undefined ? !isNumbered : line.no === last + 1 && line.previous === lastMac;
    if (!follows) cutLines.push(index + 1);
    isNumbered ||= line.no !== undefined;
    last = line.no ?? last + 1;
    lastMac = line.mac;
    for (const [chain, [seq, mac]] of Object.entries(line.heads))
      anchors.push({ at: line.at, chain, seq, mac });
  }
  return { exists: true, anchors, forgedLines, cutLines, lineCount: last, lastMac };
}

function parseLine(raw: string, ciphers: Macs): AnchorLine | undefined {
  try {
    const line = JSON.parse(raw) as AnchorLine;
    const mac = Buffer.from(line.mac, 'hex');
    const expected = lineMac(ciphers, line);
    return mac.length === expected.length && timingSafeEqual(mac, expected) ? line : undefined;
  } catch {
    return undefined;
  }
}

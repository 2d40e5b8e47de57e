import { type RawBuilder, sql } from 'kysely';
import { rowsByPiece, type Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { NeedLedger, Stages } from './contract.ts';
import { inAll, isShown } from './store-shown.ts';

/** Whose wishes are read, on which day, and of which kind; null: all. */
export interface Wishes {
  readonly within: readonly string[];
  readonly on: LocalDate;
  readonly kind: NeedLedger | null;
}

const wishes = ({ within, on }: Wishes) =>
  sql`(${inAll(within, (place) => sql`select * from ledger_wishes(${place}::ltree, ${on}::date)`)}) w`;
const ofKind = ({ kind }: Wishes) => sql`(${kind}::text is null or w.kind = ${kind}::text)`;

const STAGES = sql`count(*)::int as wishes, count(*) filter (where w.planned)::int as planned,
  count(*) filter (where w.begun)::int as begun, count(*) filter (where w.served)::int as served,
  count(*) filter (where w.certified)::int as certified`;

export interface StageRow extends Stages {
  readonly code: string | null;
  readonly name: string | null;
}

async function stagesBy(tx: Tx, of: Wishes, group: RawBuilder<unknown>): Promise<StageRow[]> {
  const { rows } = await sql<StageRow>`
    select ${group}, ${STAGES} from ${wishes(of)}
    left join division v on nlevel(w.path) >= 5 and v.path = w.path
    left join occupation o on o.occupation_code = w.occupation_code
    where ${ofKind(of)} group by 1, 2 order by 3 desc, 1 nulls last`.execute(tx);
  return rows;
}

/** How far the wishes of a place are: by village, by occupation, and all of them, each counted by itself. */
export async function countStages(
  tx: Tx,
  of: Wishes,
): Promise<{ byVillage: StageRow[]; byOccupation: StageRow[]; total: Stages }> {
  const byVillage = await stagesBy(tx, of, sql`v.division_code as code, v.name as name`);
  const byOccupation = await stagesBy(tx, of, sql`o.occupation_code as code, o.name as name`);
  const { rows } = await sql<Stages>`select ${STAGES} from ${wishes(of)} where ${ofKind(of)}`.execute(tx);
  const [total] = rows;
  if (!total) throw new Error('a count gives one row');
  return { byVillage, byOccupation, total };
}

/** The three ledgers side by side: a row a kind that has wishes. */
export async function countKinds(tx: Tx, of: Wishes): Promise<(Stages & { kind: NeedLedger })[]> {
  const { rows } = await sql<Stages & { kind: NeedLedger }>`
    select w.kind, ${STAGES} from ${wishes(of)} group by 1
    order by array_position(array['training', 'assessment', 'job'], w.kind)`.execute(tx);
  return rows;
}

/** One wish as its ledger shows it. */
export interface WishRow {
  readonly name: string;
  readonly idNumberMasked: string;
  readonly townshipName: string | null;
  readonly villageName: string | null;
  readonly occupationName: string | null;
  readonly words: string | null;
  readonly channel: string;
  readonly firstAskedOn: LocalDate;
  readonly askedOn: LocalDate;
  readonly times: number;
  readonly status: string;
  readonly begun: boolean;
  readonly certified: boolean;
  readonly servedOn: LocalDate | null;
  readonly isShown: boolean;
}

const PIECE = 2_000;

/** The wishes of one ledger by place and day, piece by piece. */
export function everyWishOf(tx: Tx, of: Wishes): AsyncGenerator<readonly WishRow[]> {
  return rowsByPiece(
    tx,
    sql<WishRow>`
      select w.name, w.id_number_masked, t.name as township_name, v.name as village_name, o.name as occupation_name,
        w.words, w.channel, w.first_asked_on, w.asked_on, w.times, w.status, w.begun, w.certified, w.served_on,
        ${isShown(sql`w.is_shielded`)} as is_shown
      from ${wishes(of)}
      left join division t on nlevel(w.path) >= 4 and t.path = subpath(w.path, 0, 4)
      left join division v on nlevel(w.path) >= 5 and v.path = w.path
      left join occupation o on o.occupation_code = w.occupation_code
      where ${ofKind(of)} order by w.path, w.first_asked_on, w.need_id`,
    PIECE,
  );
}

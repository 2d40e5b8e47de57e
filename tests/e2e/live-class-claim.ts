import { expect } from 'vitest';
import type { Reply } from '../../web/client/index.ts';
import { CLAIMED_ON, CLASS } from './live-class-parts.ts';
import type { People } from './people.ts';

type Claim = Reply<'/api/claims/{claimId}'>;
type Line = Reply<'/api/claims/{claimId}/lines/{claimLineId}'>;

/** What a claim says of one person: all that money and reasons depend on, and nothing of where the class was kept. */
interface Said {
  readonly name: string;
  readonly outcome: string;
  readonly disposition: string;
  readonly amountFen: number | null;
  readonly standard: string | null;
  readonly findings: readonly string[];
  readonly signals: readonly string[];
}

function saidOf(row: Claim['lineRows'][number], line: Line): Said {
  const { findings } = line.determination;
  return {
    name: row.person.name,
    outcome: row.outcome,
    disposition: row.disposition,
    amountFen: row.amountFen,
    standard: row.standardText,
    findings: [...findings.unknown, ...findings.notMet, ...findings.met].map(
      ({ clause, check, verdict, because }) => `${clause} ${check} ${verdict} ${because}`,
    ),
    signals: row.signals
      .filter(({ status }) => status !== 'lapsed')
      .map(({ rule, message }) => `${rule} ${message}`)
      .sort(),
  };
}

export interface Computed {
  readonly claimId: string;
  readonly lines: readonly Said[];
  readonly blocked: readonly string[];
  readonly totalFen: number;
}

/** The claim of the class, computed by the county on the same day; its lines by name. */
export async function claimOf(
  { get }: People,
  done: <T>(login: string, path: string, data: object) => Promise<T>,
): Promise<Computed> {
  const { today } = await get<{ today: string }>('handler', '/api/demonstration');
  expect(today).toBe(CLAIMED_ON);
  const { rows } = await get<{ rows: { classId: string; name: string }[] }>('handler', '/api/classes');
  const classId = rows.find(({ name }) => name === CLASS)?.classId;
  const computed = await done<{ claims: { claimId: string }[] }>('handler', '/api/claims/compute', {
    classId,
  });
  const claimId = computed.claims[0]?.claimId ?? '';
  const claim = await get<Claim>('handler', `/api/claims/${claimId}`);
  const lines: Said[] = [];
  for (const row of claim.lineRows)
    lines.push(saidOf(row, await get<Line>('handler', `/api/claims/${claimId}/lines/${row.claimLineId}`)));
  return {
    claimId,
    lines: lines.sort((a, b) => a.name.localeCompare(b.name, 'zh')),
    blocked: claim.blocked.map((one) => `${one.person.name} ${one.message}`).sort(),
    totalFen: claim.entitledFen,
  };
}

import type { Policies } from '../../law/policy/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, Fen, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { determinationsOf, mainReason, standardText } from '../determination/index.ts';
import type { ClaimStatus, LineStatus } from './contract.ts';
import { linesOf } from './store.ts';
import { claimViewRows, linePersons } from './store-views.ts';
import { subjectName } from './views-certificates.ts';
import { ALL } from './views-load.ts';

/** A line as a written decision names it. */
export interface DecidedLine {
  readonly claimLineId: Uuid;
  readonly personId: PersonId;
  readonly lineNo: number;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly status: LineStatus;
  readonly amountFen: Fen;
  readonly standardText: string | null;
  readonly because: string | null;
  readonly clause: string | null;
  readonly refusalReason: string | null;
  /** The version of the law that it was decided under. */
  readonly pack: string;
}

/** A claim with its living lines, as a written decision says it. */
export interface DecidedClaim {
  readonly claimId: Uuid;
  readonly number: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  readonly policyId: string;
  readonly benefit: string;
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly payeeName: string;
  readonly subjectName: string;
  readonly claimedOn: LocalDate;
  readonly status: ClaimStatus;
  readonly version: number;
  readonly lines: readonly DecidedLine[];
}

/** What a written decision would say of this claim now; undefined when there is none in scope. */
export async function decidedClaim(
  { tx, ciphers, policies, today }: { tx: Tx; ciphers: Ciphers; policies: Policies; today: LocalDate },
  claimId: Uuid,
): Promise<DecidedClaim | undefined> {
  const [row] = (await claimViewRows(tx, today, { ...ALL, claimId })).rows;
  if (!row) return undefined;
  const lines = (await linesOf(tx, claimId)).filter((line) => line.status !== 'withdrawn');
  const persons = await linePersons(
    tx,
    lines.map((line) => line.claimLineId),
  );
  const determinations = await determinationsOf(
    tx,
    ciphers,
    lines.map((line) => line.determinationId),
    policies,
  );
  const { number, divisionCode, divisionPath, organisationId, policyId, benefit, payeeKind } = row;
  return {
    ...{ claimId, number, divisionCode, divisionPath, organisationId, policyId, benefit, payeeKind },
    payeeName:
      payeeKind === 'trainee' ? policies.vocabulary.label('payees', 'trainee') : row.organisationName,
    subjectName: subjectName(policies.vocabulary, row),
    claimedOn: row.claimedOn,
    status: row.status,
    version: row.version,
    lines: lines.map((line) => {
      const person = persons.get(line.claimLineId);
      const determination = determinations.get(line.determinationId);
      const reason = determination ? mainReason(determination.decision) : null;
      return {
        claimLineId: line.claimLineId,
        personId: line.personId,
        lineNo: line.lineNo,
        name: person?.name ?? '',
        idNumberMasked: person?.idNumberMasked ?? '',
        status: line.status,
        amountFen: line.amountFen,
        standardText: standardText(line.standard, line.quantity) || null,
        because: reason?.because ?? null,
        clause: reason?.clause ?? null,
        refusalReason: line.refusalReason,
        pack: determination?.pack ?? '',
      };
    }),
  };
}

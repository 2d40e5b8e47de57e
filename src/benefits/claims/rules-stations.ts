import type { z } from 'zod';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { ClaimStatus, LineStatus, StationId, stationShape } from './contract.ts';

export type Station = z.input<typeof stationShape>;
type Due = Station['due'];

/** Everything that says where the money is: of a whole claim, or of one line when `line` is given. */
export interface Journey {
  readonly kind: 'class' | 'list';
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly claim: ClaimStatus;
  readonly line: LineStatus | null;
  readonly passed: Readonly<Partial<Record<StationId, LocalDate | null>>>;
  /** Deadline of the review it lies in, and of the publication it is in. */
  readonly reviewDue: Due;
  readonly publicationDue: Due;
  /** Status of the payment batch the money is in. */
  readonly batch: 'draft' | 'approved' | 'sent' | 'settled' | 'cancelled' | null;
  /** Sentences that the facts give: why the law refuses, what is missing, what the checks found, why the bank returned. */
  readonly reasons: {
    readonly determination?: string | undefined;
    readonly signal?: string | undefined;
    readonly refusal?: string | undefined;
    readonly bankReturn?: string | undefined;
    readonly claimReturn?: string | undefined;
    /** Why a computed claim cannot be handed in at all. */
    readonly nothing?: string | undefined;
  };
}

interface Here {
  readonly station: StationId;
  readonly state: 'here' | 'bent';
  readonly desk: string | null;
  readonly due?: Due;
  readonly waitsFor?: string | undefined;
}

const CLASS_STATIONS: readonly StationId[] = [
  'enrolment',
  'opening',
  'completion',
  'determination',
  'first-review',
  'second-review',
  'publication',
  'disbursement',
  'arrival',
];
/** Work-for-training has no class: the road begins with the list. */
const LIST_STATIONS = CLASS_STATIONS.slice(3);

/** The stations of "where is my money" in order, with what has passed, what is here and why it waits. */
export function stationsOf(journey: Journey): Station[] {
  const order = journey.kind === 'class' ? CLASS_STATIONS : LIST_STATIONS;
  const here = hereOf(journey);
  const at = here ? order.indexOf(here.station) : order.length;
  return order.map((station, index) => ({
    station,
    state: index < at ? 'passed' : index > at ? 'ahead' : (here?.state ?? 'passed'),
    passedOn: index < at ? (journey.passed[station] ?? null) : null,
    desk: index === at ? (here?.desk ?? null) : null,
    due: index === at ? (here?.due ?? null) : null,
    waitsFor: index === at ? (here?.waitsFor ?? null) : null,
    clause: null,
  }));
}

/** The desk a claim lies at, by role; null when nobody has to act. */
export function deskOf(claim: ClaimStatus, payeeKind: Journey['payeeKind']): string | null {
  switch (claim) {
    case 'generated':
    case 'returned':
      return filerOf(payeeKind);
    case 'confirmed':
    case 'approved':
    case 'published':
      return 'county-handler';
    case 'accepted':
      return 'county-first-reviewer';
    case 'first-reviewed':
      return 'county-second-reviewer';
    case 'payable':
    case 'paying':
      return 'finance';
    case 'settled':
    case 'rejected':
    case 'withdrawn':
      return null;
  }
}

function filerOf(payeeKind: Journey['payeeKind']): string {
  return payeeKind === 'employer' ? 'employer' : 'institution-administrator';
}

/** Where it is now; undefined when the road has been walked to its end. */
function hereOf(journey: Journey): Here | undefined {
  return journey.line === null ? hereOfClaim(journey) : hereOfLine(journey, journey.line);
}

function hereOfClaim(journey: Journey): Here | undefined {
  const { claim, payeeKind, reasons, reviewDue: due } = journey;
  const desk = deskOf(claim, payeeKind);
  switch (claim) {
    case 'generated':
      return reasons.nothing === undefined
        ? { station: 'determination', state: 'here', desk, waitsFor: '等待机构或单位确认提交。' }
        : { station: 'determination', state: 'bent', desk: null, waitsFor: reasons.nothing };
    case 'returned':
      return {
        station: 'determination',
        state: 'bent',
        desk,
        waitsFor: `已退回补正：${reasons.claimReturn ?? '请查看退回意见'}`,
      };
    case 'confirmed':
      return { station: 'first-review', state: 'here', desk, due, waitsFor: '等待受理。' };
    case 'accepted':
      return { station: 'first-review', state: 'here', desk, due, waitsFor: '等待初审。' };
    case 'first-reviewed':
      return { station: 'second-review', state: 'here', desk, due, waitsFor: '等待复核。' };
    case 'approved':
      return {
        station: 'publication',
        state: reasons.signal === undefined ? 'here' : 'bent',
        desk,
        waitsFor: reasons.signal ?? '等待开启公示。',
      };
    case 'published':
      return {
        station: 'publication',
        state: 'here',
        desk,
        due: journey.publicationDue,
        waitsFor: '公示中。',
      };
    case 'payable':
      return { station: 'disbursement', state: 'here', desk, waitsFor: '公示无异议，等待财务编制付款批次。' };
    case 'paying':
      return paying(journey);
    case 'settled':
      return undefined;
    case 'rejected':
      return {
        station: 'second-review',
        state: 'bent',
        desk: null,
        waitsFor: reasons.claimReturn ?? '不予通过。',
      };
    case 'withdrawn':
      return { station: 'determination', state: 'bent', desk: null, waitsFor: '申领已撤回。' };
  }
}

function paying(journey: Journey): Here {
  if (journey.reasons.bankReturn !== undefined)
    return {
      station: 'arrival',
      state: 'bent',
      desk: 'finance',
      waitsFor: `银行退回：${journey.reasons.bankReturn}，等待更正账户后重付。`,
    };
  switch (journey.batch) {
    case 'draft':
      return {
        station: 'disbursement',
        state: 'here',
        desk: 'county-second-reviewer',
        waitsFor: '付款批次等待另一人批准。',
      };
    case 'approved':
      return { station: 'disbursement', state: 'here', desk: 'finance', waitsFor: '已批准，等待送银行。' };
    default:
      return { station: 'arrival', state: 'here', desk: 'finance', waitsFor: '已送银行，等待回单。' };
  }
}

function hereOfLine(journey: Journey, line: LineStatus): Here | undefined {
  const { reasons, passed } = journey;
  switch (line) {
    case 'computed':
      return isBeforeApproval(journey.claim)
        ? hereOfClaim(journey)
        : {
            station: 'second-review',
            state: 'here',
            desk: 'county-second-reviewer',
            waitsFor: '疑点已核查完，等待复核逐人同意。',
          };
    case 'frozen':
      return {
        station: 'determination',
        state: 'bent',
        desk: 'county-handler',
        waitsFor: `有疑点，须两人核查后放行：${reasons.signal ?? ''}`,
      };
    case 'incomplete':
      return {
        station: 'determination',
        state: 'bent',
        desk: 'county-handler',
        waitsFor: reasons.determination ?? '还缺事实，补齐后重新核定。',
      };
    case 'not-entitled':
      return { station: 'determination', state: 'bent', desk: null, waitsFor: reasons.determination };
    case 'refused':
      return {
        station: passed.publication === undefined ? 'second-review' : 'publication',
        state: 'bent',
        desk: null,
        waitsFor: reasons.refusal,
      };
    case 'granted':
      return { station: 'publication', state: 'here', desk: 'county-handler', waitsFor: '等待开启公示。' };
    case 'published':
      return {
        station: 'publication',
        state: 'here',
        desk: 'county-handler',
        due: journey.publicationDue,
        waitsFor: '公示中。',
      };
    case 'contested':
      return {
        station: 'publication',
        state: 'bent',
        desk: 'county-second-reviewer',
        waitsFor: '公示期内有人提出异议，核实后再定；其他人不受影响。',
      };
    case 'payable':
      return {
        station: 'disbursement',
        state: 'here',
        desk: 'finance',
        waitsFor: '公示无异议，等待财务编制付款批次。',
      };
    case 'ordered':
    case 'returned':
      return paying(journey);
    case 'paid':
      return undefined;
    case 'withdrawn':
      return { station: 'determination', state: 'bent', desk: null, waitsFor: '这一行已撤回。' };
  }
}

function isBeforeApproval(claim: ClaimStatus): boolean {
  return [
    'generated',
    'returned',
    'confirmed',
    'accepted',
    'first-reviewed',
    'rejected',
    'withdrawn',
  ].includes(claim);
}

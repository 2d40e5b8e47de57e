import { absentPointer } from '../absent.ts';
import { type Case, MET, NOT_MET, type Tri, UNKNOWN } from '../case.ts';
import { type Benefit, type HistoryItem, WORDS } from '../claim-line.ts';
import type { Explanation, NoteKind } from '../explanation.ts';
import { formatDate } from '../format.ts';
import { occupationName } from '../names.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { readWords } from './arguments.ts';
import type { Mechanism } from './mechanism.ts';
import { missingLevel, missingOccupation } from './operands.ts';

const MARKS = [
  'occupation',
  'level',
  'payment-year',
  'class-start',
  'certificate-issue',
  'certificate-kind',
] as const;

interface OncePer {
  readonly benefits: readonly Benefit[];
  readonly same: readonly (typeof MARKS)[number][];
}

/** Earlier grants that prevent this one; `beside` when the person's own history does not contain them yet. */
const GRANTS: NoteKind<{ readonly item: HistoryItem; readonly beside: boolean }[]> = { empty: () => [] };

/**
 * No earlier grant of these benefits is the same in all the named marks (readings 12 and 13).
 * Certificates of two kinds are told apart where both kinds are said; a grant without its kind is compared by
 * the rest.
 * `once-per: {benefits: [training-subsidy], same: [occupation, level]}`
 */
export const oncePer: Mechanism<OncePer> = {
  name: 'once-per',
  read(source) {
    const keys = source.map({ required: ['benefits', 'same'] });
    const benefits = readWords(keys.get('benefits'), WORDS.benefits, 'benefit');
    const same = readWords(keys.get('same'), MARKS, 'mark of sameness');
    return benefits.length === 0 || same.length === 0 ? undefined : { benefits, same };
  },
  compile({ benefits, same }) {
    const marks: Marks = {
      counted: new Set(benefits),
      occupation: same.includes('occupation'),
      level: same.includes('level'),
      year: same.includes('payment-year'),
      start: same.includes('class-start'),
      issue: same.includes('certificate-issue'),
      kind: same.includes('certificate-kind'),
    };
    return {
      facts: ['/history'],
      test: (c) => test(marks, c),
      missing: (c, into) => missing(marks, c, into),
      explain: (c, verdict, into) => explain(marks, c, verdict, into),
    };
  },
  words: {
    trade: ({ c }, { vocabulary }) => formatTrade(c, vocabulary),
    grant: ({ explanation }, { vocabulary }) => {
      const sentences = explanation.notes(GRANTS).map(({ item, beside }) => {
        const benefit = vocabulary.label('benefits', item.benefit);
        return beside
          ? `${formatDate(item.paidOn)}已核定一笔${benefit}`
          : `${formatDate(item.paidOn)}已领过${benefit}`;
      });
      return [...new Set(sentences)].join('、');
    },
  },
};

/** Which grants count, and in what they must be the same. */
interface Marks {
  readonly counted: ReadonlySet<string>;
  readonly occupation: boolean;
  readonly level: boolean;
  readonly year: boolean;
  readonly start: boolean;
  readonly issue: boolean;
  readonly kind: boolean;
}

/** Whether an earlier grant is the same in all marks. */
function sameness(marks: Marks, c: Case, item: HistoryItem): Tri {
  if (!marks.counted.has(item.benefit)) return NOT_MET;
  let answer: Tri = MET;
  if (marks.year && item.paidOn.slice(0, 4) !== c.line.claim.date.slice(0, 4)) return NOT_MET;
  if (marks.start) {
    if (item.startOn === undefined) return NOT_MET;
    const startOn = c.line.training?.startOn;
    if (startOn === undefined) answer = UNKNOWN;
    else if (startOn !== item.startOn) return NOT_MET;
  }
  if (marks.issue) {
    if (item.issuedOn === undefined) return NOT_MET;
    const issuedOn = c.line.certificate?.issuedOn;
    if (issuedOn === undefined) answer = UNKNOWN;
    else if (issuedOn !== item.issuedOn) return NOT_MET;
  }
  if (marks.kind && item.kind !== undefined) {
    const kind = c.line.certificate?.kind;
    if (kind === undefined) answer = UNKNOWN;
    else if (kind !== item.kind) return NOT_MET;
  }
  if (marks.occupation) {
    if (c.occupation === undefined || item.occupation === undefined) answer = UNKNOWN;
    else if (c.occupation !== item.occupation) return NOT_MET;
  }
  if (marks.level) {
    if (c.level === undefined || item.levelUnknown) answer = UNKNOWN;
    else if (c.level !== (item.level ?? null)) return NOT_MET;
  }
  return answer;
}

function greatestOf(marks: Marks, c: Case, items: readonly HistoryItem[]): Tri {
  let found: Tri = NOT_MET;
  for (let i = 0; i < items.length; i++) {
    const answer = sameness(marks, c, items[i] as HistoryItem);
    if (answer === MET) return MET;
    if (answer > found) found = answer;
  }
  return found;
}

function test(marks: Marks, c: Case): Tri {
  const { history } = c.line;
  const before =
    history === undefined ? UNKNOWN : history.length === 0 ? NOT_MET : greatestOf(marks, c, history);
  if (before === MET) return NOT_MET;
  const now = c.earlier.length === 0 ? NOT_MET : greatestOf(marks, c, c.earlier);
  if (now === MET) return NOT_MET;
  return before === UNKNOWN || now === UNKNOWN ? UNKNOWN : MET;
}

function missing(marks: Marks, c: Case, into: Set<string>): void {
  const { history } = c.line;
  if (history === undefined) into.add('/history');
  const look = (item: HistoryItem, index: number | undefined) => {
    if (sameness(marks, c, item) !== UNKNOWN) return;
    if (marks.start && c.line.training?.startOn === undefined)
      into.add(absentPointer(c.line, '/training/startOn'));
    if (marks.issue && c.line.certificate?.issuedOn === undefined)
      into.add(absentPointer(c.line, '/certificate/issuedOn'));
    if (marks.kind && item.kind !== undefined && c.line.certificate?.kind === undefined)
      into.add(absentPointer(c.line, '/certificate/kind'));
    if (marks.occupation && c.occupation === undefined) missingOccupation(c, into);
    if (marks.occupation && item.occupation === undefined)
      into.add(index === undefined ? '/history' : `/history/${index}/occupation`);
    if (marks.level && c.level === undefined) missingLevel(c, into);
    if (marks.level && item.levelUnknown) into.add('/history');
  };
  history?.forEach((item, i) => {
    look(item, i);
  });
  for (const item of c.earlier) look(item, undefined);
}

function explain(marks: Marks, c: Case, verdict: Tri, into: Explanation): void {
  if (verdict !== NOT_MET) return;
  into.atFault.add('/history');
  const grants = into.notes(GRANTS);
  for (const item of c.line.history ?? [])
    if (sameness(marks, c, item) === MET) grants.push({ item, beside: false });
  for (const item of c.earlier) if (sameness(marks, c, item) === MET) grants.push({ item, beside: true });
}

/** What once-only counts by. An absent part does not narrow: the check was met whatever it is. */
function formatTrade(c: Case, vocabulary: Vocabulary): string {
  const { occupation, level } = c;
  if (occupation === undefined)
    return level === undefined
      ? '任何职业（工种）、任何等级'
      : `${level === null ? '不分等级' : vocabulary.label('skillLevels', level)}、任何职业（工种）`;
  const name = occupationName(occupation);
  if (level === undefined) return `${name}任何等级`;
  return level === null ? `${name}（不分等级）` : `${name}${vocabulary.label('skillLevels', level)}`;
}

import { divisionLiesIn, divisionPathOf, holdsOn, type LocalDate } from '../../platform/kernel/index.ts';
import type { NoticeDocument } from './clauses.ts';
import type { Policies } from './load.ts';

type Notices = {
  readonly clauses: Pick<Policies['clauses'], 'documents'>;
  readonly packs: Pick<Policies['packs'], 'has'>;
};

/**
 * The id of the notice that governs a division on a day; undefined where none is in force.
 *
 * Of the notices with a pack that are in force on that day (the last day included, as the notice prints it) and were
 * issued by the division or a region above it, the nearest issuer's: the county's own, then its prefecture's, then
 * its province's. A nearer notice that has expired or not begun leaves the division to the region above. Of one issuer,
 * the notice that took effect last; of the same day, the one issued last, then the greater id. The order in which
 * the notices were loaded never decides.
 */
export function governingNotice(notices: Notices, divisionCode: string, day: LocalDate): string | undefined {
  return reaching(notices, divisionCode).find((notice) => holdsOn(notice.inForce, day))?.id;
}

/**
 * The id of the latest notice of the nearest issuer, in force or not; undefined where no notice reaches. For papers
 * that name no day, or a day on which nothing was in force: they still belong to a notice, which then says so.
 */
export function latestNotice(notices: Notices, divisionCode: string): string | undefined {
  return reaching(notices, divisionCode)[0]?.id;
}

/** Notices with a pack that reach the division, nearest issuer first, then what took effect last. */
function reaching({ clauses, packs }: Notices, divisionCode: string): NoticeDocument[] {
  return [...clauses.documents.values()]
    .filter((notice) => packs.has(notice.id) && divisionLiesIn(divisionCode, notice.region))
    .sort(
      (a, b) =>
        divisionPathOf(b.region).length - divisionPathOf(a.region).length ||
        compare(b.inForce.from, a.inForce.from) ||
        compare(b.issuedOn, a.issuedOn) ||
        compare(b.id, a.id),
    );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

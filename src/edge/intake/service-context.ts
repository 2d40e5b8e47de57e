import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, PersonId } from '../../platform/kernel/index.ts';
import { idNumbersOf } from '../../registry/persons/index.ts';
import { CLASS_REFUSALS, type ClassStatus, isRosterOpen } from '../../training/classes/index.ts';
import type { IntakeContext, KnownClass } from './contract.ts';
import { spoiledLookUp } from './service-spoiled.ts';
import {
  findConfirmedCodes,
  findKnownClasses,
  findKnownEnrolments,
  findKnownOrganisations,
  type KnownClassRow,
} from './store.ts';

/** What the rules may know of the county: everything in the reader's scope, numbers opened for comparison only. */
export async function contextOf(tx: Tx, ciphers: Ciphers, byBureau = true): Promise<IntakeContext> {
  const classes = new Map(
    (await findKnownClasses(tx)).map((row) => [
      row.classId,
      {
        name: row.name,
        ...(row.number === null ? {} : { filingNumber: row.number }),
        startOn: row.startOn,
        endOn: row.endOn,
        ...rosterLimits(row, byBureau),
        ...(row.occupationCode === null ? {} : { occupationCode: row.occupationCode }),
        ...(row.level === null ? {} : { level: row.level }),
        ...(row.occupationText === null ? {} : { occupationTitle: row.occupationText }),
      },
    ]),
  );
  const enrolments = await findKnownEnrolments(tx);
  const numbers = await idNumbersOf(
    tx,
    ciphers,
    enrolments.map(({ personId }) => personId as PersonId),
  );
  return {
    isSpoiled: await spoiledLookUp(tx, ciphers),
    organisations: await findKnownOrganisations(tx),
    confirmedCodes: await findConfirmedCodes(tx),
    classes: [...classes.values()],
    enrolments: enrolments.flatMap(({ classId, personId, name, presentSlots, slotCount, isCertified }) => {
      const known = classes.get(classId);
      const idNumber = numbers.get(personId as PersonId);
      return known === undefined || idNumber === undefined
        ? []
        : [
            {
              class: known,
              name,
              idNumber,
              certified: isCertified,
              ...(presentSlots === null || slotCount === null
                ? {}
                : { attendance: { present: presentSlots, slots: slotCount } }),
            },
          ];
    }),
  };
}

const UNDER_REVIEW: readonly string[] = ['confirmed', 'accepted', 'first-reviewed'];

/** How far the class has come: whether its roster takes anything, and anybody new. */
function rosterLimits(
  { status, source, claimNumber, claimStatus }: KnownClassRow,
  byBureau: boolean,
): Pick<KnownClass, 'rosterClosed' | 'rosterComplete'> {
  if (!isRosterOpen(status as ClassStatus, source, byBureau))
    return { rosterClosed: CLASS_REFUSALS.rosterClosed.message };
  if (claimStatus === null) return {};
  return {
    rosterComplete: UNDER_REVIEW.includes(claimStatus)
      ? `本班的补贴申领 ${claimNumber} 正在审核，花名册不能再加人：确须加人的，请审核人先退回这份申领，再重新上传`
      : `本班的补贴申领 ${claimNumber} 已经审定，花名册不能再加人：请核对这名学员是否属于本班，改正班期后重新上传`,
  };
}

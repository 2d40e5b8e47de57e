import type { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { addDays, type LocalDate, localDateAt, type Uuid } from '../../platform/kernel/index.ts';
import { organisationById } from '../../registry/organisations/index.ts';
import type { dossierReply } from './contract-dossier.ts';
import type { DossierParts } from './ports.ts';
import { inOrder, ownSections } from './rules-dossier.ts';
import { headOfClass } from './service-views.ts';
import { findClass } from './store.ts';
import { countChanges } from './store-changes.ts';
import { findRoster } from './store-enrolment.ts';
import { findSessions, findTeachers } from './store-timetable.ts';

/** 一班一档: what stands of a class in the order of its life, with what is missing; undefined out of reach. */
export async function dossierOf(
  { tx, role, today }: { readonly tx: Tx; readonly role: Actor['role']; readonly today: LocalDate },
  classId: Uuid,
  later: DossierParts,
): Promise<z.input<typeof dossierReply> | undefined> {
  const found = await findClass(tx, classId);
  if (!found) return undefined;
  const organisation = await organisationById(tx, found.organisationId);
  const teachers = await findTeachers(tx, classId);
  const sessions = await findSessions(tx, classId);
  const roster = await findRoster(tx, classId);
  const until = organisation?.agreementUntil ?? null;
  const own = ownSections({
    ...found,
    createdOn: localDateAt(found.createdAt),
    agreement: organisation?.isInstitution
      ? { from: organisation.agreementFrom, through: until === null ? null : addDays(until, -1) }
      : null,
    roster,
    sessions,
    teachers: teachers.map(({ blindIndex, qualification }) => ({
      hasNumber: blindIndex !== null,
      qualification,
    })),
    means: {
      equipment: found.equipment !== null,
      textbook: found.trainingPackage !== null || sessions.some(({ textbook }) => textbook !== null),
      plan: found.assessmentPlan !== null,
    },
    changes: await countChanges(tx, classId),
  });
  const followed = await later.sectionsOf(tx, {
    ...{ classId, role, today, startOn: found.startOn, endOn: found.endedEarlyOn ?? found.endOn },
    enrolled: roster.filter(({ status }) => status === 'enrolled').length,
    isApproved: found.status === 'approved' || found.status === 'completed',
  });
  return {
    class: await headOfClass(tx, found),
    madeOn: today,
    sections: inOrder([...own, ...followed]),
  };
}

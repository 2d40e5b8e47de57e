import { claimsRoom } from './benefits/claims/room.ts';
import { moneyRoom } from './benefits/funds/room.ts';
import { massRunsRoom } from './benefits/mass-runs/room.ts';
import { policyVersionsRoom } from './benefits/policy-versions/room.ts';
import { publicationsRoom } from './benefits/publications/room.ts';
import { intakeRoom } from './edge/intake/room.ts';
import { policyRoom } from './law/policy/room.ts';
import { catalogueRoom } from './law/reference/room.ts';
import { homeRoom } from './outcomes/reporting/room.ts';
import { accountsRoom } from './platform/access/room.ts';
import { journalRoom } from './platform/journal/room.ts';
import { organisationsRoom } from './registry/organisations/room.ts';
import { personsRoom } from './registry/persons/room.ts';
import type { DeskRoom } from './room.ts';
import { classesRoom } from './training/classes/room.ts';

/** Every room of the desk, in the order of the navigation. */
export const deskRooms: readonly DeskRoom[] = [
  homeRoom,
  intakeRoom,
  classesRoom,
  claimsRoom,
  publicationsRoom,
  personsRoom,
  organisationsRoom,
  moneyRoom,
  catalogueRoom,
  policyRoom,
  policyVersionsRoom,
  massRunsRoom,
  journalRoom,
  accountsRoom,
];

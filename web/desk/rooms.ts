import { accountsRoom } from './accounts/room.ts';
import { catalogueRoom } from './catalogue/room.ts';
import { claimsRoom } from './claims/room.ts';
import { classesRoom } from './classes/room.ts';
import { homeRoom } from './home/room.ts';
import { intakeRoom } from './intake/room.ts';
import { journalRoom } from './journal/room.ts';
import { massRunsRoom } from './mass-runs/room.ts';
import { moneyRoom } from './money/room.ts';
import { organisationsRoom } from './organisations/room.ts';
import { personsRoom } from './persons/room.ts';
import { policyRoom } from './policy/room.ts';
import { policyVersionsRoom } from './policy-versions/room.ts';
import { publicationsRoom } from './publications/room.ts';
import type { DeskRoom } from './room.ts';

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

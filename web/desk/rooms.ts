import { catalogueRoom } from './catalogue/room.ts';
import { classesRoom } from './classes/room.ts';
import { homeRoom } from './home/room.ts';
import { intakeRoom } from './intake/room.ts';
import { organisationsRoom } from './organisations/room.ts';
import type { DeskRoom } from './room.ts';

/** Every room of the desk, in the order of the navigation. */
export const deskRooms: readonly DeskRoom[] = [
  homeRoom,
  intakeRoom,
  classesRoom,
  organisationsRoom,
  catalogueRoom,
];

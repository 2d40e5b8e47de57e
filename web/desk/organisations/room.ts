import type { DeskRoom } from '../room.ts';

export const organisationsRoom: DeskRoom = { pages: [] };

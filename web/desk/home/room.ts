import type { DeskRoom } from '../room.ts';

export const homeRoom: DeskRoom = { pages: [] };

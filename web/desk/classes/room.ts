import type { DeskRoom } from '../room.ts';

export const classesRoom: DeskRoom = { pages: [] };

import type { DeskRoom } from '../room.ts';

export const catalogueRoom: DeskRoom = { pages: [] };

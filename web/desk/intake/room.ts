import type { DeskRoom } from '../room.ts';

export const intakeRoom: DeskRoom = { pages: [] };

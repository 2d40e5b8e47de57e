import type { NeedProgress } from '../../registry/needs/index.ts';
import { certificatesOfTrainees, classesOfTrainees } from '../../training/assessment/index.ts';
import { placesOfPeople } from '../../training/openings/index.ts';

/** What openings, rosters and results say of people whose wishes wait. */
export const needProgress: NeedProgress = {
  async classesOf(tx, personIds) {
    const held = await placesOfPeople(tx, personIds);
    const onRoster = await classesOfTrainees(tx, personIds);
    return [...onRoster, ...held.map((place) => ({ ...place, resultOn: null }))];
  },
  certificatesOf: certificatesOfTrainees,
};

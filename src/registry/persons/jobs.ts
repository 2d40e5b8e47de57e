import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import type { IdentityNumber } from '../../platform/kernel/index.ts';
import { likenessOf } from './rules-likeness.ts';
import { numberContext, phoneContext } from './service.ts';
import { lockWithoutSound, storeLikeness } from './store-likeness.ts';

const PERSONS_AT_ONCE = 2_000;

/** What the registry does by itself: it reads how names sound, and how else, that were stored before anybody asked. */
export function personJobs(): readonly JobDefinition[] {
  return [
    defineJob({
      name: 'read-names',
      schedule: { dailyAt: '02:20' },
      async work(run) {
        let count = 0;
        for (;;) {
          const read = await run.step(async ({ tx, ciphers }) => {
            const persons = await lockWithoutSound(tx, PERSONS_AT_ONCE);
            await storeLikeness(
              tx,
              persons.map(({ personId, name, idNumberCipher, phoneCipher }) => ({
                personId,
                ...likenessOf(ciphers, {
                  name,
                  idNumber: ciphers.decrypt(numberContext(personId), idNumberCipher) as IdentityNumber,
                  phone: phoneCipher ? ciphers.decrypt(phoneContext(personId), phoneCipher) : undefined,
                }),
              })),
            );
            return persons.length;
          });
          count += read;
          if (read < PERSONS_AT_ONCE) break;
        }
        return count === 0 ? '没有待读音的人员。' : `为 ${count} 名人员补好了查重和查人用的读音。`;
      },
    }),
  ];
}

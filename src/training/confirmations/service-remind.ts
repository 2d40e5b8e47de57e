import type { Act } from '../../platform/access/index.ts';
import { addDays } from '../../platform/kernel/index.ts';
import { CONFIRMATION_TEXT } from './rules.ts';
import { addReminder, classesToAsk } from './store-remind.ts';

/**
 * Asks the people of classes whose last day has passed to confirm what stands there, and once more some days later, as long
 * as somebody has not. Each round once a class, whoever runs it twice; whoever has confirmed is told nothing. Gives how many
 * classes were asked.
 */
export async function remindToConfirm(act: Act): Promise<number> {
  const today = act.clock.today();
  const { againAfterDays, within } = CONFIRMATION_TEXT.remind;
  const waiting = await classesToAsk(act.tx, {
    today,
    from: addDays(today, -within),
    askedBefore: addDays(today, -againAfterDays),
  });
  let asked = 0;
  for (const one of waiting) {
    if (!(await addReminder(act.tx, one, today))) continue;
    asked += 1;
    const { classId, divisionPath, organisationId, round, open } = one;
    await act.record({
      event: 'class-confirmation-asked',
      objectType: 'training-class',
      objectId: classId,
      ...{ divisionPath, organisationId },
      detail: { round, open },
    });
  }
  return asked;
}

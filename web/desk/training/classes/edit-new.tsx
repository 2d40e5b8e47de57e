import { useNavigate } from 'react-router';
import { useAct } from '../../../ui/index.ts';
import { emptyFiling } from './filing.ts';
import { FilingFormPage } from './filing-form.tsx';
import { words } from './words.ts';

/** A new filing, saved as a draft first. */
export function Component() {
  const go = useNavigate();
  const draft = useAct('/api/classes', {
    after: (reply) => go(`/desk/classes/${reply.classId}`, { replace: true }),
  });
  return (
    <FilingFormPage
      title={words.edit.newTitle}
      draftName="class-new"
      initial={emptyFiling()}
      save={(filing) => draft.run({ filing })}
      working={draft.working}
      fault={draft.fault}
    />
  );
}

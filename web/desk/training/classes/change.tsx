import { useNavigate, useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { Read, ReasonField } from '../../../ui/index.ts';
import { useOutcome, useSaid } from './change-act.ts';
import { words } from './change-words.ts';
import { watchClass } from './class-watch.ts';
import { filingOf } from './filing.ts';
import { FilingFormPage } from './filing-form.tsx';
import type { ClassDetail } from './replies.ts';

/** Proposes to change an approved filing. */
export function Component() {
  const { classId = '' } = useParams();
  const answer = useRead('/api/classes/{classId}', { params: { classId } });
  return (
    <Read of={answer} page>
      {(detail) => <Change detail={detail} />}
    </Read>
  );
}

function Change(props: { detail: ClassDetail }) {
  const { detail } = props;
  const go = useNavigate();
  const say = useOutcome();
  const act = useSaid('/api/classes/{classId}/changes', {
    params: { classId: detail.classId },
    say,
    after: () => go(`/desk/classes/${detail.classId}?tab=changes`, { replace: true }),
  });
  return (
    <FilingFormPage
      title={words.change.title(detail.name)}
      lead={words.change.lead}
      submit={words.change.submit}
      draftName={`class-change-${detail.classId}-${detail.version}`}
      initial={filingOf(detail)}
      known={detail}
      more={
        <ReasonField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          need={words.needReason}
          rows={3}
          max={500}
        />
      }
      save={(filing, { reason }) => act.run({ version: detail.version, filing, reason: reason ?? '' })}
      working={act.working}
      fault={act.fault}
      watch={watchClass(detail)}
    />
  );
}

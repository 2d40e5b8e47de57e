import { useNavigate, useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { Read, useAct } from '../../../ui/index.ts';
import { watchClass } from './class-watch.ts';
import { filingOf } from './filing.ts';
import { FilingFormPage } from './filing-form.tsx';
import type { ClassDetail } from './replies.ts';
import { words } from './words.ts';

/** Changes a draft or a returned filing. */
export function Component() {
  const { classId = '' } = useParams();
  const answer = useRead('/api/classes/{classId}', { params: { classId } });
  return (
    <Read of={answer} page>
      {(detail) => <Amend detail={detail} />}
    </Read>
  );
}

function Amend(props: { detail: ClassDetail }) {
  const { detail } = props;
  const go = useNavigate();
  const amend = useAct('/api/classes/{classId}', {
    method: 'PUT',
    params: { classId: detail.classId },
    after: () => go(`/desk/classes/${detail.classId}`, { replace: true }),
  });
  return (
    <FilingFormPage
      title={words.edit.editTitle(detail.name)}
      draftName={`class-${detail.classId}-${detail.version}`}
      initial={filingOf(detail)}
      known={detail}
      save={(filing) => amend.run({ version: detail.version, filing })}
      working={amend.working}
      fault={amend.fault}
      watch={watchClass(detail)}
    />
  );
}

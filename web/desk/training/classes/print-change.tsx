import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import {
  EmptyState,
  Label,
  PrintPage,
  PrintSheet,
  Read,
  SimpleTable,
  StepRecord,
  shownInstant,
  useVocabulary,
} from '../../../ui/index.ts';
import { words as changes } from './change-words.ts';
import { type Change, nameOf, useShown } from './changes.tsx';
import { Consequences } from './consequences.tsx';
import { words } from './on-the-way-words.ts';
import type { ClassDetail } from './replies.ts';

const { sheet } = words;

function Sheet(props: { change: Change; detail: ClassDetail }) {
  const { change, detail } = props;
  const { term } = useVocabulary();
  const shown = useShown();
  const kind = term('classChangeKinds', change.kind);
  return (
    <PrintPage title={`${sheet.print} ${detail.name}`}>
      <PrintSheet
        title={sheet.title(kind)}
        number={detail.number}
        head={[
          `${sheet.unit} ${detail.organisationName}`,
          `${sheet.class} ${detail.name}`,
          changes.by(change.proposedBy, shownInstant(change.proposedAt)),
        ]}
        signatures={[sheet.signUnit, sheet.signHead, sheet.signDay]}
      >
        <SimpleTable
          scroll={sheet.fields}
          rows={change.fields}
          rowKey={(field) => field.field}
          columns={[
            { title: changes.field, show: ({ field }) => nameOf(field), rowHead: true },
            { title: changes.before, show: ({ field, before }) => shown(field, before) },
            { title: changes.after, show: ({ field, after }) => shown(field, after) },
          ]}
        />
        <Consequences of={change.consequences} />
        <p>
          {sheet.reason} {change.reason}
        </p>
        <p>
          {sheet.status} <Label in="classChangeStatuses" id={change.status} />{' '}
          {change.silentSource ? words.silent(change.silentSource) : null}
        </p>
        {change.approval ? <StepRecord steps={change.approval.steps} dueOn={change.approval.dueOn} /> : null}
      </PrintSheet>
    </PrintPage>
  );
}

/** One change of a class on a sheet: before and after, what it does, who took which step. */
export function Component() {
  const { classId = '', changeId = '' } = useParams();
  const classAnswer = useRead('/api/classes/{classId}', { params: { classId } });
  const answer = useRead('/api/classes/{classId}/changes', { params: { classId } });
  return (
    <Read of={classAnswer}>
      {(detail) => (
        <Read of={answer}>
          {(data) => {
            const change = data.rows.find((row) => row.changeId === changeId);
            return change ? (
              <Sheet change={change} detail={detail} />
            ) : (
              <EmptyState title={sheet.gone} hint={changes.noneHint} />
            );
          }}
        </Read>
      )}
    </Read>
  );
}

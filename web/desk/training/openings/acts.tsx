import type { Reply } from '../../../client/index.ts';
import { ActButton, DialogButton, ReasonButton } from '../../../ui/index.ts';
import { AmendDialog, type Opening } from './dialogs.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { words } from './words.ts';

type OfClass = Reply<'/api/classes/{classId}/opening'>;
type Class = Reply<'/api/classes/{classId}'>;

/** The list is taken, amended; then how long the opening takes people. */
function OfOpening({ of: opening }: { of: Opening }) {
  const at = { allowed: opening.allowed, params: { openingId: opening.openingId } };
  return (
    <>
      <ActButton
        {...at}
        route="openings.takeRoster"
        path="/api/openings/{openingId}/roster"
        body={{ version: opening.version }}
        label={words.take}
        ask={words.takeAsk}
        kind="primary"
      />
      {opening.allowed.includes('openings.amend') ? (
        <DialogButton label={words.amend.act}>
          {(close) => <AmendDialog of={opening} close={close} />}
        </DialogButton>
      ) : null}
      <Runs of={opening} />
    </>
  );
}

function Runs({ of: opening }: { of: Opening }) {
  const at = { allowed: opening.allowed, params: { openingId: opening.openingId } };
  return (
    <>
      <ActButton
        {...at}
        route="openings.close"
        path="/api/openings/{openingId}/close"
        body={{ version: opening.version }}
        label={words.close}
        ask={words.closeAsk}
      />
      <ActButton
        {...at}
        route="openings.reopen"
        path="/api/openings/{openingId}/reopen"
        body={{ version: opening.version }}
        label={words.reopen}
      />
      <ReasonButton
        {...at}
        version={opening.version}
        route="openings.stop"
        path="/api/openings/{openingId}/stop"
        label={words.stop.act}
        title={words.stop.act}
        effect={words.stop.effect}
        hint={words.stop.hint}
        said={() => words.stop.done}
      />
      <ActButton
        {...at}
        route="openings.allow"
        path="/api/openings/{openingId}/allow"
        body={{ version: opening.version }}
        label={words.allow}
        ask={words.allowAsk}
      />
      <ReasonButton
        {...at}
        version={opening.version}
        route="openings.cancel"
        path="/api/openings/{openingId}/cancel"
        label={words.cancel.act}
        title={words.cancel.act}
        effect={words.cancel.effect}
        hint={words.cancel.hint}
        said={() => words.cancel.done}
      />
    </>
  );
}

/** What may be done now: opened, and what becomes of the opening. */
export function Acts({ answer, of }: { answer: OfClass; of: Class }) {
  const { opening, allowed, lastDay } = answer;
  return (
    <>
      {allowed.includes('openings.open') ? (
        <DialogButton label={opening ? words.open.again : words.open.act} type="primary">
          {(close) => (
            <OpenDialog
              classId={of.classId}
              name={of.name}
              today={answer.today}
              lastDay={lastDay}
              planned={answer.plannedCount}
              close={close}
            />
          )}
        </DialogButton>
      ) : null}
      {opening ? <OfOpening of={opening} /> : null}
    </>
  );
}

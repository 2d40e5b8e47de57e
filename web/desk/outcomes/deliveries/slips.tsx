import { Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useList } from '../../../client/index.ts';
import {
  ActAlert,
  DialogButton,
  EmptyState,
  ErrorState,
  Label,
  Loading,
  ReasonButton,
  type SimpleColumn,
  SimpleTable,
  Status,
  shownInstant,
  useAct,
  useSearch,
} from '../../../ui/index.ts';
import { RecordDialog } from './record.tsx';
import type { Slip } from './replies.ts';
import { words as all } from './words.ts';

const words = all.slips;

const OPEN = ['to-print', 'printed', 'undelivered'];
const MOST = 50;
const isPrintable = (slip: Slip) => slip.allowed.includes('deliveries.print');

/** What became of it, in words. */
function outcomeOf({ status, endedOn, signedBy, witness, reason }: Slip): string | null {
  if (endedOn === null) return null;
  if (signedBy !== null) return words.signedBy(signedBy, endedOn);
  if (witness !== null) return words.witness(witness, endedOn);
  return status === 'cancelled'
    ? words.cancelled(reason ?? '', endedOn)
    : words.undelivered(reason ?? '', endedOn);
}

function Standing({ of }: { of: Slip }) {
  const outcome = outcomeOf(of);
  return (
    <div>
      <Status in="slipStatuses" id={of.status} />
      {outcome === null ? null : <div className="small">{outcome}</div>}
      {of.printedAt === null ? null : (
        <div className="quiet small">{words.printed(shownInstant(of.printedAt), of.printedBy ?? '')}</div>
      )}
    </div>
  );
}

function Acts({ of }: { of: Slip }) {
  return (
    <div className="row">
      {of.allowed.includes('deliveries.record') ? (
        <DialogButton label={words.record}>{(close) => <RecordDialog of={of} close={close} />}</DialogButton>
      ) : null}
      <ReasonButton
        route="deliveries.cancelSlip"
        allowed={of.allowed}
        path="/api/delivery-slips/{slipId}/cancel"
        params={{ slipId: of.slipId }}
        version={of.version}
        label={words.cancel}
        title={words.cancelTitle(of.number)}
        effect={words.cancelEffect}
        hint={words.cancelHint}
        said={() => words.cancelSaid}
      />
      <ReasonButton
        route="deliveries.reopenSlip"
        allowed={of.allowed}
        path="/api/delivery-slips/{slipId}/reopening"
        params={{ slipId: of.slipId }}
        version={of.version}
        label={words.reopen}
        title={words.reopenTitle(of.number, of.person.name)}
        effect={of.status === 'cancelled' ? words.reopenToPrint : words.reopenToDeliver}
        hint={words.reopenHint}
        said={() => words.reopened}
      />
    </div>
  );
}

const COLUMNS: readonly SimpleColumn<Slip>[] = [
  { title: words.number, className: 'nowrap', show: (row) => row.number },
  {
    title: all.person,
    rowHead: true,
    className: 'nowrap',
    show: (row) => (
      <>
        <Link to={`/desk/persons/${row.person.personId}`}>{row.person.name}</Link>
        <div className="quiet small">{row.person.idNumberMasked}</div>
      </>
    ),
  },
  {
    title: all.kind,
    show: (row) => (
      <div>
        <Label in="personMessageKinds" id={row.kind} />
        <div className="quiet small">
          <Label in="slipReasons" id={row.because} />
        </div>
      </div>
    ),
  },
  { title: all.content, show: (row) => row.content },
  { title: all.told, kind: 'instant', show: (row) => row.toldAt },
  { title: all.status, show: (row) => <Standing of={row} /> },
  { title: all.acts, show: (row) => <Acts of={row} /> },
];

/** Marks the chosen ones as printed and opens their sheets. */
function PrintChosen({ chosen, after }: { chosen: readonly string[]; after: () => void }) {
  const go = useNavigate();
  const print = useAct('/api/delivery-slips/print', {
    silent: true,
    after: () => {
      after();
      go(`/print/deliveries?ids=${chosen.join(',')}`);
    },
  });
  return (
    <>
      <Button
        type="primary"
        loading={print.working}
        disabled={chosen.length === 0}
        title={chosen.length === 0 ? words.needChosen : undefined}
        onClick={() => void print.run({ slipIds: [...chosen] })}
      >
        {words.print}
      </Button>
      <span className="quiet" role="status">
        {words.chosen(chosen.length)}
      </span>
      <ActAlert fault={print.fault} />
    </>
  );
}

/** Which ones are shown; in the address, so that a reload keeps it. */
function Which() {
  const [search, change] = useSearch();
  return (
    <Radio.Group
      aria-label={words.filter}
      optionType="button"
      value={search.get('all') === 'true' ? 'all' : 'open'}
      onChange={({ target }) => change({ all: target.value === 'all' ? 'true' : null })}
      options={[
        { value: 'open', label: words.open },
        { value: 'all', label: words.all },
      ]}
    />
  );
}

/** Printed notices: those that have not reached the person first. */
export function Slips() {
  const [search] = useSearch();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const list = useList('/api/delivery-slips', {});
  const found = list.data?.rows;
  if (list.error) return <ErrorState fault={list.error} retry={() => void list.refetch()} />;
  if (found === undefined) return <Loading />;
  const rows = search.get('all') === 'true' ? found : found.filter(({ status }) => OPEN.includes(status));
  const printable = rows.filter(isPrintable).slice(0, MOST);
  const choose = (slipId: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, slipId].slice(-MOST) : chosen.filter((id) => id !== slipId));
  const box: SimpleColumn<Slip> = {
    above: (
      <Checkbox
        aria-label={words.chooseAll}
        checked={printable.length > 0 && printable.every(({ slipId }) => chosen.includes(slipId))}
        onChange={({ target }) => setChosen(target.checked ? printable.map(({ slipId }) => slipId) : [])}
      />
    ),
    show: (row) =>
      isPrintable(row) ? (
        <Checkbox
          aria-label={words.choose(row.number)}
          checked={chosen.includes(row.slipId)}
          onChange={({ target }) => choose(row.slipId, target.checked)}
        />
      ) : null,
  };
  const canPrint = found.some(isPrintable);
  return (
    <>
      <div className="row">
        <Which />
        {canPrint ? <PrintChosen chosen={chosen} after={() => setChosen([])} /> : null}
      </div>
      {rows.length === 0 ? <EmptyState title={words.none} hint={words.noneHint} /> : null}
      {rows.length > 0 ? (
        <SimpleTable
          scroll={words.tab}
          blocks
          columns={canPrint ? [box, ...COLUMNS] : COLUMNS}
          rows={rows}
          rowKey={(row) => row.slipId}
        />
      ) : null}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {all.more}
        </Button>
      ) : null}
    </>
  );
}

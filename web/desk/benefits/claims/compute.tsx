import { Button, Modal, Radio, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { type ActReply, useList } from '../../../client/index.ts';
import { ActAlert, Code, Section, SimpleTable, useAct } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { words as listNamed } from '../../training/work-for-training/words.ts';
import { words } from './words.ts';

type Computed = ActReply<'/api/claims/compute'>;
type Source = 'class' | 'list';

/** What was computed, and for whom no line was made. */
export function Outcome(props: { of: Computed }) {
  return (
    <>
      <p role="status">{words.computed(props.of.claims.length)}</p>
      <SimpleTable
        rows={props.of.claims}
        rowKey={(claim) => claim.claimId}
        columns={[
          {
            rowHead: true,
            show: (claim) => <Link to={`/desk/claims/${claim.claimId}`}>{claim.number}</Link>,
          },
          { kind: 'word', in: 'benefits', show: (claim) => claim.benefit },
          { kind: 'number', show: (claim) => words.totals.people(claim.lineCount) },
          { kind: 'money', show: (claim) => claim.entitledFen },
          { show: (claim) => (claim.isNew ? words.computedNew : words.computedExisting) },
        ]}
      />
      <Blocked people={props.of.blocked} />
    </>
  );
}

/** People for whom no line was made at all, each with the rule that stopped it. */
export function Blocked(props: { people: Computed['blocked'] }) {
  if (props.people.length === 0) return null;
  return (
    <Section title={words.blockedTitle} aside={words.blockedLead}>
      <SimpleTable
        scroll={words.blockedTitle}
        rows={props.people}
        rowKey={(item) => `${item.person.personId} ${item.rule}`}
        columns={[
          { rowHead: true, className: 'nowrap', show: (item) => item.person.name },
          { className: 'nowrap', show: (item) => item.person.idNumberMasked },
          {
            className: 'nowrap',
            show: (item) => <Code of={item.rule} />,
          },
          { show: (item) => item.message },
        ]}
      />
    </Section>
  );
}

function ClassPicker(props: { value: string | null; onChange: (id: string) => void }) {
  const [text, setText] = useState('');
  const q = useDeferredValue(text);
  const classes = useList('/api/classes', q === '' ? {} : { name: q });
  return (
    <Select
      showSearch
      filterOption={false}
      onSearch={setText}
      loading={classes.isFetching}
      value={props.value}
      onChange={props.onChange}
      aria-label={words.computeFromClass}
      placeholder={words.computeSearch}
      notFoundContent={classes.isFetching ? common.loading : words.computeNone}
      style={{ width: '100%' }}
      options={(classes.data?.rows ?? []).map((row) => ({
        value: row.classId,
        label: `${row.name} ${row.number ?? ''} ${row.organisationName} ${row.startOn}`,
      }))}
    />
  );
}

function ListPicker(props: { value: string | null; onChange: (id: string) => void }) {
  const lists = useList('/api/work-for-training-lists', {});
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      loading={lists.isFetching}
      value={props.value}
      onChange={props.onChange}
      aria-label={words.computeFromList}
      placeholder={words.computeFromList}
      style={{ width: '100%' }}
      options={(lists.data?.rows ?? []).map((row) => ({
        value: row.listId,
        label: `${listNamed.name(row.organisationName, row.year, row.number)} ${words.totals.people(row.personCount)}`,
      }))}
    />
  );
}

/** Lets the system compute the claims of one class or one list; the result says what was made and who was left out. */
export function ComputeButton(props: { open: boolean; onOpen: () => void; onClose: () => void }) {
  const [source, setSource] = useState<Source>('class');
  const [picked, setPicked] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const [done, setDone] = useState<Computed | null>(null);
  const compute = useAct('/api/claims/compute', { after: setDone });
  function close() {
    setDone(null);
    setPicked(null);
    setMissing(false);
    compute.clear();
    props.onClose();
  }
  function run() {
    if (picked === null) {
      setMissing(true);
      return;
    }
    void compute.run(source === 'class' ? { classId: picked } : { listId: picked });
  }
  return (
    <>
      <Button type="primary" onClick={props.onOpen}>
        {words.compute}
      </Button>
      <Modal
        open={props.open}
        title={words.computeTitle}
        onCancel={close}
        onOk={done === null ? run : close}
        okText={done === null ? words.computeRun : common.close}
        cancelText={common.cancel}
        cancelButtonProps={{ hidden: done !== null }}
        confirmLoading={compute.working}
        width={760}
        destroyOnHidden
      >
        {done !== null ? (
          <Outcome of={done} />
        ) : (
          <div className="stack">
            <p>{words.computeLead}</p>
            <Radio.Group
              value={source}
              onChange={(event) => {
                setSource(event.target.value as Source);
                setPicked(null);
              }}
              options={[
                { value: 'class', label: words.computeFromClass },
                { value: 'list', label: words.computeFromList },
              ]}
            />
            {source === 'class' ? (
              <ClassPicker value={picked} onChange={setPicked} />
            ) : (
              <ListPicker value={picked} onChange={setPicked} />
            )}
            {missing && picked === null ? (
              <p className="alarm" role="alert">
                {words.computePick}
              </p>
            ) : null}
            <ActAlert fault={compute.fault} />
          </div>
        )}
      </Modal>
    </>
  );
}

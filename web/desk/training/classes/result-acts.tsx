import { Button, Dropdown, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { DayInput, FormDialog, NumberInput, useVocabulary } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { type Grounds, GroundsFields } from '../../registry/persons/correct.tsx';
import { useSaid } from './change-act.ts';
import { type Certificate, type Offered, type Open, offeredOn, type ResultRow } from './result-offers.ts';
import { words } from './result-words.ts';

const RESULTS = ['passed', 'failed', 'absent'] as const;
const KINDS = ['vocational-qualification', 'skill-level', 'special-ability', 'training-completion'] as const;
const LEVELS = [1, 2, 3, 4, 5] as const;

interface Of {
  readonly classId: string;
  readonly row: ResultRow;
  readonly close: () => void;
}

/** Only what was written; an absent fact is absent, never an empty text. */
function stated<T extends object>(typed: T): T {
  return Object.fromEntries(
    Object.entries(typed).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as T;
}
const idsOf = ({ files = [] }: Grounds) => ({ fileIds: files.map(({ fileId }) => fileId) });

/** What is said once a correction was proposed: who looks at it, and what it holds. */
function useSent() {
  const { term } = useVocabulary();
  return (reply: { review: string; heldLines: number }) =>
    words.sent(term('classChangeReviews', reply.review), reply.heldLines);
}

interface TypedResult extends Grounds {
  readonly theoryScore?: number;
  readonly practiceScore?: number;
  readonly overallScore?: number;
  readonly result: (typeof RESULTS)[number];
  readonly assessedOn?: string;
}

function Score(props: { name: string; label: string }) {
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      rules={[
        {
          validator: (_, value: unknown) =>
            value === undefined || /^(100(\.0)?|\d{1,2}(\.\d)?)$/.test(String(value))
              ? Promise.resolve()
              : Promise.reject(new Error(words.badScore)),
        },
      ]}
    >
      <NumberInput />
    </Form.Item>
  );
}

/** Proposes the result of one trainee, or of one kind of exam, as the sheet of marks has it. */
function ResultDialog({ classId, row, close, of }: Of & { readonly of: ResultRow['kinds'][number] | null }) {
  const { term } = useVocabulary();
  const act = useSaid('/api/classes/{classId}/trainees/{personId}/result', {
    params: { classId, personId: row.personId },
    say: useSent(),
    after: close,
  });
  const { theoryScore, practiceScore, overallScore, result, assessedOn } = of ?? row;
  const name = result === null ? words.supplyResult : words.result;
  const kind = of === null ? {} : { kind: of.kind };
  return (
    <FormDialog<TypedResult>
      title={words.title(of === null ? name : words.of(name, term('certificateKinds', of.kind)), row.name)}
      submit={words.submit}
      initial={
        stated({ theoryScore, practiceScore, overallScore, result, assessedOn }) as Partial<TypedResult>
      }
      act={act}
      close={close}
      send={({ files, ...typed }) =>
        void act.run({ ...stated(typed), ...kind, ...idsOf({ ...typed, files: files ?? [] }) })
      }
    >
      <p>{words.lead}</p>
      <Score name="theoryScore" label={words.theory} />
      <Score name="practiceScore" label={words.practice} />
      <Score name="overallScore" label={words.overall} />
      <Form.Item name="result" label={words.outcome} rules={[{ required: true, message: words.needOutcome }]}>
        <Radio.Group options={RESULTS.map((id) => ({ value: id, label: term('results', id) }))} />
      </Form.Item>
      <Form.Item name="assessedOn" label={words.assessedOn}>
        <DayInput />
      </Form.Item>
      <GroundsFields />
    </FormDialog>
  );
}

interface TypedCertificate extends Grounds {
  readonly kind: (typeof KINDS)[number];
  readonly number: string;
  readonly occupationCode?: string;
  readonly occupationText?: string;
  readonly level?: (typeof LEVELS)[number];
  readonly issuedOn: string;
  readonly issuer?: string;
}

function CertificateFields() {
  const { term } = useVocabulary();
  return (
    <>
      <Form.Item
        name="number"
        label={words.number}
        extra={words.numberHint}
        rules={[{ required: true, whitespace: true, min: 4, message: words.needNumber }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={words.kind} rules={[{ required: true, message: words.needKind }]}>
        <Select options={KINDS.map((id) => ({ value: id, label: term('certificateKinds', id) }))} />
      </Form.Item>
      <Form.Item name="occupationText" label={words.occupationText}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="occupationCode"
        label={words.occupationCode}
        rules={[{ pattern: /^\d-\d{2}-\d{2}-\d{2}$/, message: words.badCode }]}
      >
        <Input maxLength={10} />
      </Form.Item>
      <Form.Item name="level" label={words.level}>
        <Select
          allowClear
          options={LEVELS.map((level) => ({ value: level, label: term('skillLevels', level) }))}
        />
      </Form.Item>
      <Form.Item
        name="issuedOn"
        label={words.issuedOn}
        rules={[{ required: true, message: words.needIssuedOn }]}
      >
        <DayInput />
      </Form.Item>
      <Form.Item name="issuer" label={words.issuer}>
        <Input maxLength={100} />
      </Form.Item>
    </>
  );
}

/** Proposes what a certificate says as the paper has it, or one that is not on record. */
function CertificateDialog(props: Of & { readonly of: Certificate | null }) {
  const { classId, row, close, of } = props;
  const act = useSaid('/api/classes/{classId}/trainees/{personId}/certificate', {
    params: { classId, personId: row.personId },
    say: useSent(),
    after: close,
  });
  const initial = () => {
    if (of === null) return {};
    const { kind, number, occupationCode, occupationText, level, issuedOn, issuer } = of;
    return stated({ kind, number, occupationCode, occupationText, level, issuedOn, issuer });
  };
  const id = of === null ? {} : { certificateId: of.certificateId };
  return (
    <FormDialog<TypedCertificate>
      title={words.title(of === null ? words.supplyCertificate : words.certificate, row.name)}
      submit={words.submit}
      initial={initial() as Partial<TypedCertificate>}
      act={act}
      close={close}
      send={({ files, ...typed }) =>
        void act.run({ ...stated(typed), ...id, ...idsOf({ ...typed, files: files ?? [] }) })
      }
    >
      <p>{words.lead}</p>
      <CertificateFields />
      <GroundsFields />
    </FormDialog>
  );
}

/** Proposes that a certificate was withdrawn by whoever issued it. */
function WithdrawDialog(props: Of & { readonly of: Certificate }) {
  const { classId, row, close, of } = props;
  const act = useSaid('/api/classes/{classId}/certificates/{certificateId}/withdrawal', {
    params: { classId, certificateId: of.certificateId },
    say: useSent(),
    after: close,
  });
  return (
    <FormDialog<Grounds & { withdrawnOn: string }>
      title={words.title(words.withdraw, row.name)}
      submit={words.submit}
      danger
      act={act}
      close={close}
      send={({ files, ...typed }) => void act.run({ ...typed, ...idsOf({ ...typed, files: files ?? [] }) })}
    >
      <p>{words.withdrawLead}</p>
      <p>
        <strong>{of.number}</strong>
      </p>
      <Form.Item
        name="withdrawnOn"
        label={words.withdrawnOn}
        rules={[{ required: true, message: words.needWithdrawnOn }]}
      >
        <DayInput />
      </Form.Item>
      <GroundsFields />
    </FormDialog>
  );
}

/** Proposes that a certificate which was withdrawn wrongly stands again. */
function RestoreDialog(props: Of & { readonly of: ResultRow['endedCertificates'][number] }) {
  const { classId, row, close, of } = props;
  const act = useSaid('/api/classes/{classId}/certificates/{certificateId}/restoration', {
    params: { classId, certificateId: of.certificateId },
    say: useSent(),
    after: close,
  });
  return (
    <FormDialog<Grounds>
      title={words.title(words.restore, row.name)}
      submit={words.submit}
      act={act}
      close={close}
      send={({ files, ...typed }) => void act.run({ ...typed, ...idsOf({ ...typed, files: files ?? [] }) })}
    >
      <p>{words.restoreLead}</p>
      <p>
        <strong>{of.number}</strong>
      </p>
      <GroundsFields />
    </FormDialog>
  );
}

/** One button an act; where there are many, or the row is narrow, one menu of them: name and marks stay in sight. */
function Offers(props: {
  of: readonly Offered[];
  name: string;
  isNarrow: boolean;
  open: (act: Open) => void;
}) {
  const { of, name, open } = props;
  const label = (one: Offered) => (one.whose === name ? one.label : one.label + one.whose.slice(name.length));
  if ((props.isNarrow && of.length > 1) || of.length > 3)
    return (
      <Dropdown
        trigger={['click']}
        menu={{
          items: of.map((one) => ({
            key: `${one.label} ${one.whose}`,
            label: label(one),
            onClick: () => open(one.open),
          })),
        }}
      >
        <Button size="small" aria-label={`${common.more} ${name}`}>
          {common.more}
        </Button>
      </Dropdown>
    );
  return of.map((one) => (
    <Button
      key={`${one.label} ${one.whose}`}
      size="small"
      aria-label={`${one.label} ${one.whose}`}
      onClick={() => open(one.open)}
    >
      {label(one)}
    </Button>
  ));
}

/** The dialog of an act on the result or on a certificate of one trainee. */
function OpenDialog(props: Of & { readonly open: Open }) {
  const { open, ...of } = props;
  if (open.act === 'result') return <ResultDialog {...of} of={open.of} />;
  if (open.act === 'certificate') return <CertificateDialog {...of} of={open.of} />;
  if (open.act === 'withdraw') return <WithdrawDialog {...of} of={open.of} />;
  return <RestoreDialog {...of} of={open.of} />;
}

/** The acts on the result and the certificates of one trainee. */
export function ResultActs(props: { classId: string; row: ResultRow; isNarrow: boolean }) {
  const { classId, row, isNarrow } = props;
  const { term } = useVocabulary();
  const [open, setOpen] = useState<Open | null>(null);
  const offered = offeredOn(row, (kind) => term('certificateKinds', kind));
  return (
    <span className="row">
      <Offers of={offered} name={row.name} isNarrow={isNarrow} open={setOpen} />
      {open ? <OpenDialog classId={classId} row={row} open={open} close={() => setOpen(null)} /> : null}
    </span>
  );
}

export {
  ActAlert,
  ActButton,
  type NamedField,
  useAct,
  useGuarded,
  type Watched,
} from './acts.tsx';
export { AppealLink } from './appeal-link.tsx';
export { type Attachment, Attachments, AttachmentsField } from './attachments.tsx';
export { CasePage, StepRecord } from './case-page.tsx';
export { Chart, chartColours } from './chart.tsx';
export type { Column } from './column.tsx';
export { CountyField } from './county-field.tsx';
export { useCountyFilter } from './county-filter.ts';
export { DataTable } from './data-table.tsx';
export { type EditableColumn, EditableTable } from './editable-table.tsx';
export {
  Cell,
  DayInput,
  DraftNotice,
  FormGrid,
  nameOfPointer,
  useFormDraft,
  usePlaced,
} from './form.tsx';
export { DialogButton, FormDialog, ReasonField } from './form-dialog.tsx';
export { count, dayOfInstant, shownInstant, spokenDate, spokenDay, yuan } from './format.ts';
export { JournalRecord } from './journal-record.tsx';
export { type Filter, List } from './list.tsx';
export { ListPage } from './list-page.tsx';
export { type FactLine, LawMargin, MarginRow } from './margin.tsx';
export { type LifecycleStep, MoneyLine } from './money-line.tsx';
export { isWithin, NumberInput, numberRule } from './number-input.tsx';
export { ReviewButtons } from './opinion.tsx';
export { Page, ScrollX, Section } from './page.tsx';
export { PaperTable } from './paper-table.tsx';
export { PlaceField, usePlaceFilter } from './place-field.tsx';
export { PrintPage, PrintSheet } from './print-sheet.tsx';
export { DueDay, ProvisionalMark } from './provisional.tsx';
export { ReasonButton } from './reason-button.tsx';
export { useSearch } from './search-params.ts';
export { type SimpleColumn, SimpleTable } from './simple-table.tsx';
export { EmptyState, ErrorState, Loading, Notice, Read } from './states.tsx';
export { stepCell } from './step-cell.ts';
export { StepsTaken } from './steps-taken.tsx';
export { type Tab, Tabs } from './tabs.tsx';
export {
  Code,
  Day,
  DaysLeft,
  Instant,
  Label,
  Mark,
  Money,
  OtherDocument,
  type Shape,
  Status,
  type Tone,
  YesNo,
} from './values.tsx';
export { useClauses, useNamedCode, useVocabulary } from './vocabulary.ts';

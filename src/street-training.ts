import { alone, type District, NOBODY_ELSE, OF_CLASSES, OFFERING, READING } from './street-readers.ts';

/** Those that know what platforms report of a class, and what shows that it was taught. */
const OF_EVIDENCE = ['online-training', 'evidence'] as const;

/** What happened in a class: filing, roster, attendance, results, certificates; training at work. */
export const TRAINING: District = {
  name: 'training',
  modules: [
    {
      name: 'village-delivery',
      tables: alone('village_delivery'),
      views: { village_delivery_status: ['notifications', 'reporting'] },
      functions: { village_filings_of: ['determination'] },
    },
    {
      name: 'classes',
      tables: {
        training_class: [
          ...OF_CLASSES,
          'confirmations',
          ...OFFERING,
          ...OF_EVIDENCE,
          'notifications',
          'outreach',
          ...READING,
        ],
        filing_register: NOBODY_ELSE,
        filing_counter: NOBODY_ELSE,
        class_teacher: ['openings', 'exams', 'reporting'],
        class_session: ['openings', 'attendance', 'evidence', 'confirmations', 'reporting'],
        class_change: NOBODY_ELSE,
        enrolment: [...OF_CLASSES, ...OF_EVIDENCE, 'openings', 'confirmations', 'payments'],
      },
      views: {
        class_status: [
          'confirmations',
          'claims',
          'mass-runs',
          'supervision',
          'notifications',
          'reporting',
          'app',
        ],
        class_change_status: ['notifications', 'reporting'],
      },
      functions: alone(
        'class_of_both',
        'enrolment_clashes',
        'session_clashes',
        'leave_own_roster',
        'forget_declared',
      ),
    },
    {
      name: 'openings',
      tables: alone('class_opening', 'seat', 'training_wish'),
      views: { seat_status: ['supervision', 'deliveries', 'outreach', 'reporting', 'ledgers'] },
      functions: alone('lock_opening', 'move_up_next', 'queued_before', 'count_seats', 'offering_name'),
    },
    {
      name: 'attendance',
      tables: {
        ...{ attendance_calendar: ['confirmations', 'reporting'], attendance_submission: NOBODY_ELSE },
        attendance_roll: ['assessment', 'confirmations', 'determination'],
        ...alone(
          'teacher_device',
          'sign_in_session',
          'attendance_mark',
          'attendance_paper',
          'roll_adjustment',
          'sign_in_try',
        ),
      },
      views: {
        attendance_mark_said: ['evidence'],
        sign_in_ran_out: ['evidence'],
        roll_adjustment_status: ['notifications', 'reporting'],
      },
      functions: alone('sign_in_tries'),
    },
    {
      name: 'online-training',
      tables: alone('platform_key', 'online_report', 'online_hours', 'platform_probe', 'report_withdrawal'),
      views: {
        platform_key_status: ['notifications', 'reporting'],
        report_withdrawal_status: ['notifications', 'reporting'],
      },
    },
    {
      name: 'assessment',
      tables: {
        assessment_result: ['determination'],
        kind_result: ['determination', 'mass-runs'],
        certificate: ['determination', 'claims', 'catalogues'],
        certificate_registry: ['claims', 'catalogues'],
        ...alone('outcome_correction', 'completion_counter'),
      },
      views: {
        outcome_correction_status: ['notifications', 'reporting'],
        trainee_outcome: ['evidence', 'confirmations', 'mass-runs', 'catalogues', 'outreach', ...READING],
        standing_certificate: ['evidence', 'confirmations', 'mass-runs', 'catalogues', ...READING],
        certificate_standing: ['mass-runs'],
      },
      functions: { classes_to_assess: ['reporting'] },
    },
    {
      name: 'exams',
      tables: {
        ...alone('exam_session', 'exam_seat', 'exam_official', 'exam_draw', 'exam_recording'),
        ...alone('exam_inspection', 'result_review'),
      },
      views: {
        exam_seat_status: ['deliveries'],
        exam_status: ['notifications'],
        exam_waiting: ['reporting'],
        result_review_status: ['notifications', 'deliveries'],
      },
      functions: alone('exam_people', 'exam_bodies', 'exam_class'),
    },
    {
      name: 'evidence',
      tables: alone('evidence_item', 'evidence_sign', 'evidence_sign_step'),
      views: { evidence_sign_status: ['notifications', 'reporting'] },
      functions: alone('evidence_item_stays', 'open_signs_of'),
    },
    {
      name: 'confirmations',
      tables: alone('process_confirmation', 'process_confirmation_step', 'confirmation_reminder'),
      views: { process_confirmation_status: ['deliveries', 'reporting'] },
    },
    {
      name: 'work-for-training',
      tables: { work_for_training_list: ['determination'], work_for_training_entry: ['determination'] },
      views: { work_for_training_person: ['mass-runs'] },
    },
  ],
};

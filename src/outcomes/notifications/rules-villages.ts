import type { Teller, Tellers } from './rules-telling.ts';

/** What an organisation hears of its filing of training or assessment in villages; its county hears what holds or ends. */
const reviewedBy =
  (step: string, whenPassed: string): Teller =>
  ({ about, decision, toOrganisations }) =>
    toOrganisations(
      'decided',
      decision === 'passed'
        ? `${about.name}${whenPassed}`
        : `${about.name}在市局${step}时被退回：请看备案页面上的意见，改好后重新备案。`,
    );

export const villageTellers: Tellers = {
  'village-delivery-first-reviewed': reviewedBy('评估', '已通过市局评估，接下来由另一人审定。'),
  'village-delivery-second-reviewed': (saying) => [
    ...reviewedBy('审定', '已由市局审定：从备案的第一天起，可以到村办班或评价。')(saying),
    ...(saying.decision === 'passed'
      ? saying.toRoles('decided', ['county-handler'], `${saying.about.name}已由市局审定，见“到村备案”。`)
      : []),
  ],
  'village-delivery-end-decided': (saying) =>
    saying.decision === 'passed'
      ? [
          ...saying.toOrganisations(
            'decided',
            `${saying.about.name}由市局终止：哪一天起不能再到村、为什么，见备案页面。`,
          ),
          ...saying.toRoles('decided', ['county-handler'], `${saying.about.name}由市局终止，见“到村备案”。`),
        ]
      : [],
};
